package io.holdfast.examples.cli.sale;

import java.util.Arrays;

/** The latencies of calls. Safe for use by several threads. */
final class Latencies {
  private static final double NANOS_PER_MILLI = 1_000_000;

  private long[] nanos = new long[1024];
  private int size;

  synchronized void add(long took) {
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
