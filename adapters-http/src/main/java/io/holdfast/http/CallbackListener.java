package io.holdfast.http;

import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.model.ShopId;

/**
 * Hears what comes of callbacks: for metrics. Called in the thread that handles the callback, after
 * everything is decided; what it throws is logged and has no effect. Safe for use by any number of
 * threads.
 */
public interface CallbackListener {
  /** A callback was not believed. */
  default void rejected(ShopId shop, Rejection reason) {}

  /**
   * Goods of a callback were booked. Not told again for a repetition of the callback.
   *
   * @param receipt what the goods are to the request that they answer, and how many of them are
   *     more than was asked for
   */
  default void received(ShopId shop, Receipt receipt) {}

  /**
   * A callback was answered.
   *
   * @param status what was answered
   * @param signed whether its signature was good; false for one that was taken without, and for one
   *     that was not believed
   */
  default void answered(ShopId shop, int status, boolean signed) {}
}
