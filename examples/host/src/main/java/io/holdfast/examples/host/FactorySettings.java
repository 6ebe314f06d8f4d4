package io.holdfast.examples.host;

import io.holdfast.http.callback.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the factory.
 *
 * @param shop the prefix of the callback URLs that it calls; it calls no others
 * @param secret the secret that signs callbacks, or null to not sign them
 * @param production the duration of production
 * @param deliveries the number of times that it sends each callback, 1 or more
 */
record FactorySettings(URI shop, @Nullable Secret secret, Duration production, int deliveries) {
  /** Returns whether a callback URL is one of the shop. */
  boolean mayCall(URI callback) {
    return same(shop.getScheme(), callback.getScheme())
        && same(shop.getHost(), callback.getHost())
        && shop.getPort() == callback.getPort()
        && callback.getRawUserInfo() == null
        && callback.getRawFragment() == null
        && callback.normalize().getRawPath().startsWith(shop.getRawPath());
  }

  private static boolean same(String one, @Nullable String other) {
    return one.equalsIgnoreCase(other);
  }
}
