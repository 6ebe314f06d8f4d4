package io.holdfast.examples.cli.sale;

import java.util.Arrays;

/**
 * The latencies of calls that were answered anew, and the time in which such calls were made. What
 * an earlier run had done is answered again faster than it is done, so replays are left out. Safe
 * for use by several threads.
 */
final class Latencies {
  private static final double NANOS_PER_MILLI = 1_000_000;
  private static final long NONE = Long.MAX_VALUE;

  private long[] nanos = new long[1024];
  private int size;
  private long firstSent = NONE;

  /** Begins a round. */
  synchronized void beginRound() {
    firstSent = NONE;
  }

  /**
   * Returns the time of the round in nanoseconds, from its first call that was answered anew; 0 if
   * there was none.
   */
  synchronized long endRound(long now) {
    return firstSent == NONE ? 0 : now - firstSent;
  }

  /** Records a call that was answered anew; times are {@link System#nanoTime()}. */
  synchronized void add(long sent, long answered) {
    firstSent = firstSent == NONE ? sent : Math.min(firstSent, sent);
    add(answered - sent);
  }

  private void add(long took) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = took;
  }

  /**
   * Returns the smallest measured time within which this share of the calls was answered, in
   * milliseconds; 0 without calls.
   */
  synchronized double millis(double share) {
    if (size == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * size);
    return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
  }
}
