package io.holdfast.examples.host;

import io.holdfast.http.callback.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the factory.
 *
 * @param shops the prefixes of the callback URLs that it calls; it calls no others
 * @param secret the secret that signs callbacks, or null to not sign them
 * @param production the duration of production
 * @param deliveries the number of times that it sends each callback, 1 or more
 */
public record FactorySettings(
    Set<URI> shops, @Nullable Secret secret, Duration production, int deliveries) {
  /** Returns whether a callback URL is one of a customer. */
  boolean mayCall(URI callback) {
    return shops.stream()
        .anyMatch(
            shop ->
                same(shop.getScheme(), callback.getScheme())
                    && same(shop.getHost(), callback.getHost())
                    && shop.getPort() == callback.getPort()
                    && callback.getRawUserInfo() == null
                    && callback.getRawFragment() == null
                    && callback.normalize().getRawPath().startsWith(shop.getRawPath()));
  }

  private static boolean same(String one, @Nullable String other) {
    return one.equalsIgnoreCase(other);
  }
}
