package io.holdfast.examples.host;

import io.holdfast.http.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the factory works.
 *
 * @param shops the beginnings of the callback URLs that it calls; it calls no other
 * @param secret what it signs callbacks with; null for a factory that does not
 * @param production how long it takes
 * @param deliveries how often it sends each callback, 1 or more: above 1 for a factory that repeats
 *     itself
 */
public record FactorySettings(
    Set<URI> shops, @Nullable Secret secret, Duration production, int deliveries) {
  /** A factory that says each thing once. */
  public static FactorySettings of(URI shop, @Nullable Secret secret, Duration production) {
    return new FactorySettings(Set.of(shop), secret, production, 1);
  }

  /** Whether a callback URL is one of a customer's, and not just anywhere. */
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
