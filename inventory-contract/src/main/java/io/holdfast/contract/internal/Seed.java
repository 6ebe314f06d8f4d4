package io.holdfast.contract.internal;

/**
 * The seed of a random test: the value of {@code -Dholdfast.seed}, or a new one. It is printed, so
 * that a run can be repeated.
 */
public final class Seed {
  private Seed() {}

  /** Returns the seed for a test, and prints it with the name of the test. */
  public static long of(Object test) {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println(test.getClass().getSimpleName() + " runs with -Dholdfast.seed=" + seed);
    return seed;
  }
}
