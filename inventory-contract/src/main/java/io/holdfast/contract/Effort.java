package io.holdfast.contract;

/**
 * The amount of work that the random and concurrent tests do on a store. A slow store gets less of
 * the same work.
 *
 * @param scripts the number of random scripts that are compared with the model, 1 or more
 * @param rounds the number of concurrent histories that are recorded and checked, 1 or more
 * @param repeats the number of runs of a race, and of calls per thread in a crowd, 1 or more; tests
 *     that draw random input draw more of it if this is larger
 * @since 0.1.0
 */
public record Effort(int scripts, int rounds, int repeats) {
  /** The effort for a store that answers in microseconds. */
  public static final Effort FULL = new Effort(2_000, 300, 200);

  /** The effort for a store that syncs a disk with every write. */
  public static final Effort REDUCED = new Effort(30, 60, 25);

  /** The effort for such a store where every build runs only a part. */
  public static final Effort SHORT = new Effort(10, 20, 10);

  /** Checks that every number is positive. */
  public Effort {
    if (scripts < 1 || rounds < 1 || repeats < 1) {
      throw new IllegalArgumentException("scripts, rounds and repeats must be at least 1");
    }
  }
}
