package io.holdfast.contract.internal;

/**
 * The seed of a random test: that of {@code -Dholdfast.seed}, or a new one. It is printed, so that
 * a run can be repeated.
 */
public final class Seed {
  private Seed() {}

  /** The seed for a test, printed with its name. */
  public static long of(Object test) {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println(test.getClass().getSimpleName() + " runs with -Dholdfast.seed=" + seed);
    return seed;
  }
}
