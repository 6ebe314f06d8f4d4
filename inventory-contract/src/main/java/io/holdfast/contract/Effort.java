package io.holdfast.contract;

/**
 * How much work the random and concurrent tests do on a store. A slow store gets less of the same.
 *
 * @param scripts how many random scripts are held against the model
 * @param rounds how many concurrent histories are recorded and explained
 * @param repeats how often a race is run, and how many calls a thread makes in a crowd
 */
public record Effort(int scripts, int rounds, int repeats) {
  /** For a store that answers in microseconds. */
  public static final Effort FULL = new Effort(2_000, 300, 200);

  /** For a store that syncs a disk with every write. */
  public static final Effort REDUCED = new Effort(30, 60, 25);

  /** Checks that there is something to do. */
  public Effort {
    if (scripts < 1 || rounds < 1 || repeats < 1) {
      throw new IllegalArgumentException("scripts, rounds and repeats must be at least 1");
    }
  }
}
