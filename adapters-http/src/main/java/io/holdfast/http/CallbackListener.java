package io.holdfast.http;

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
   * A callback was answered.
   *
   * @param status what was answered
   * @param signed whether its signature was good; false for one that was taken without
   */
  default void answered(ShopId shop, int status, boolean signed) {}
}
