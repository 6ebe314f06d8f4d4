package io.holdfast.spring;

import io.holdfast.inventory.model.ShopId;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Names the shop that an HTTP request is for, so that the idempotency keys of one shop are not
 * those of another. A host with many shops defines one bean of this type; a host with one shop sets
 * {@code holdfast.shop} instead. It must be safe for use by several threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ShopResolver {
  /**
   * Returns the shop of a request.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the request names no shop
   */
  ShopId shopOf(HttpServletRequest request);
}
