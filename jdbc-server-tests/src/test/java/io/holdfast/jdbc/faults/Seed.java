package io.holdfast.jdbc.faults;

import java.util.Random;

/** Provides random numbers that can be repeated. */
final class Seed {
  private static final String PROPERTY = "holdfast.seed";

  private Seed() {}

  /**
   * Returns random numbers from the seed of the property, or from a new seed, and prints the seed.
   */
  static Random random(String what) {
    long seed = Long.getLong(PROPERTY, System.nanoTime());
    System.out.println(what + ": -D" + PROPERTY + "=" + seed);
    return new Random(seed);
  }
}
