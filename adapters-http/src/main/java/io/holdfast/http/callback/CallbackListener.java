package io.holdfast.http.callback;

import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.model.ShopId;

/**
 * Is notified of the outcome of callbacks, for metrics. The methods are called in the thread that
 * handles the callback, after everything is decided. An exception is logged and has no other
 * effect. Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public interface CallbackListener {
  /**
   * Called when a callback was not accepted and got 401.
   *
   * @param shop the shop
   * @param reason the reason
   */
  default void rejected(ShopId shop, Rejection reason) {}

  /**
   * Called when goods of a callback were booked. Not called again for a repetition of the callback.
   *
   * @param shop the shop
   * @param receipt the booked goods, their relation to the request that they answer, and the number
   *     of pieces beyond its quantity
   */
  default void received(ShopId shop, Receipt receipt) {}

  /**
   * Called when a callback was answered.
   *
   * @param shop the shop
   * @param status the HTTP status of the answer
   * @param signed whether its signature was valid; false for a callback that was accepted without
   *     one, and for a callback that was not accepted
   */
  default void answered(ShopId shop, int status, boolean signed) {}
}
