package io.holdfast.examples.bookstore.points;

import io.holdfast.examples.bookstore.flow.StepException;

/**
 * The record of a redemption.
 *
 * @param points the points that were taken; 0 if it was closed before it took any
 * @param isOpen whether the points are still taken
 */
record Redemption(long points, boolean isOpen) {
  static final String OPEN = "REDEEMED";
  static final String CLOSED = "RESTORED";

  /** How often a change is tried while others change the same account. */
  static final int MAX_TRIES = 20;

  /** Returns the points that were taken, to a repetition of the redemption. */
  long replayed() {
    if (!isOpen) {
      throw StepException.refused("RedemptionClosed", "The redemption was restored before");
    }
    return points;
  }

  static StepException unknownUser() {
    return StepException.refused("UserNotFound", "No such user");
  }

  static StepException contended() {
    return StepException.retryable(
        "PointsContended", "The points of the user change too often", null);
  }
}
