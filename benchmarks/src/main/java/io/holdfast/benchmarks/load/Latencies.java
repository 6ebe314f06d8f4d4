package io.holdfast.benchmarks.load;

import java.util.Arrays;
import java.util.List;

/** The latency of every answer, in nanoseconds. Not safe for use by several threads. */
final class Latencies {
  private long[] all = new long[1_024];
  private int size;
  private boolean sorted;

  void add(long nanos) {
    if (size == all.length) {
      all = Arrays.copyOf(all, size * 2);
    }
    all[size++] = nanos;
    sorted = false;
  }

  int size() {
    return size;
  }

  static Latencies together(List<Latencies> parts) {
    Latencies sum = new Latencies();
    sum.all = new long[Math.max(1, parts.stream().mapToInt(Latencies::size).sum())];
    for (Latencies part : parts) {
      System.arraycopy(part.all, 0, sum.all, sum.size, part.size);
      sum.size += part.size;
    }
    return sum;
  }

  /**
   * Returns the latency that this share of answers did not exceed, in milliseconds; NaN without
   * answers.
   *
   * @param share the share, more than 0, at most 1
   */
  double millis(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    if (!sorted) {
      Arrays.sort(all, 0, size);
      sorted = true;
    }
    int rank = (int) Math.ceil(share * size);
    return all[Math.max(0, rank - 1)] / 1e6;
  }
}
