package io.holdfast.jdbc.faults;

import java.util.Random;

/** Chance that can be repeated. */
final class Seed {
  private static final String PROPERTY = "holdfast.seed";

  private Seed() {}

  /** Numbers from the seed of the property, or from a new one; it is printed either way. */
  static Random random(String what) {
    long seed = Long.getLong(PROPERTY, System.nanoTime());
    System.out.println(what + ": -D" + PROPERTY + "=" + seed);
    return new Random(seed);
  }
}
