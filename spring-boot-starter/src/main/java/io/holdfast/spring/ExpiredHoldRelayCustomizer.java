package io.holdfast.spring;

import io.holdfast.restock.ExpiredHoldRelay;

/**
 * Sets options of the {@link ExpiredHoldRelay} that have no property. A bean of this type is called
 * once, when the application starts. Several beans are called in their order.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ExpiredHoldRelayCustomizer {
  /**
   * Sets options.
   *
   * @param builder the builder, on which the listener is set already; another one replaces the
   *     meters and all listener beans, so define a listener as a bean
   */
  void customize(ExpiredHoldRelay.Builder builder);
}
