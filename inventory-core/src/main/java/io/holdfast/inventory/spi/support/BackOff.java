package io.holdfast.inventory.spi.support;

/**
 * Computes how the waits between attempts grow. What is random in a wait, and when it ends early,
 * is for each caller to say. Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class BackOff {
  private BackOff() {}

  /**
   * Returns the bound of the wait after a number of failed attempts: the first bound, doubled with
   * each attempt after the first, up to the longest. It does not overflow.
   *
   * @param first the bound after the first attempt, 0 or more, in any unit
   * @param longest the bound of any wait, in the same unit
   * @param attempts the number of failed attempts; less than 1 counts as 1
   */
  public static long bound(long first, long longest, int attempts) {
    long bound = Math.min(first, longest);
    for (int i = 1; i < attempts && bound > 0 && bound < longest; i++) {
      bound = bound > longest / 2 ? longest : bound * 2;
    }
    return bound;
  }
}
