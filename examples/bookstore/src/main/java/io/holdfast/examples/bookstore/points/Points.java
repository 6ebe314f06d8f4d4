package io.holdfast.examples.bookstore.points;

import java.util.OptionalLong;

/**
 * The loyalty points of the users. A redemption and its restoration carry an id and are made once;
 * {@link #earn} carries none and adds points each time. Safe for use by any number of threads.
 */
public interface Points {
  /** Adds a user, unless there is one. */
  void define(String userId, long points);

  /** Returns the points of a user, or empty if there is no such user. */
  OptionalLong balance(String userId);

  /**
   * Adds points that a user has earned.
   *
   * @param points the points, 1 or more
   * @throws io.holdfast.examples.bookstore.flow.StepException refused if there is no such user
   */
  void earn(String userId, long points);

  /**
   * Takes as many points as the user has, but no more than the total. The points and the record of
   * the redemption are written together, under the condition that the account has not changed since
   * it was read.
   *
   * @param redemptionId the id; a repetition takes nothing and returns the first answer
   * @param total the amount to pay, 0 or more; one point is worth one unit of money
   * @return the points that were taken
   * @throws io.holdfast.examples.bookstore.flow.StepException refused if there is no such user, or
   *     the redemption was restored before
   */
  long redeem(String redemptionId, String userId, long total);

  /**
   * Gives the points of a redemption back, on top of what the user has now. If there is no such
   * redemption, nothing is given, and the id is closed: a redemption that arrives late is refused.
   *
   * @param redemptionId the id; a repetition has no effect
   */
  void restore(String redemptionId, String userId);
}
