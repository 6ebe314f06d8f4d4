package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.spi.support.BackOff;
import java.util.concurrent.ThreadLocalRandom;

/** Decides how long a call waits before it runs its transaction again. */
enum TransactionBackOff {
  /** The wait after a conflict with another transaction: at most 50 ms. */
  CONFLICT(50),
  /** The wait while the database is away: at most 250 ms. */
  OUTAGE(250);

  private static final long FIRST_MILLIS = 2;

  private final long longestMillis;

  TransactionBackOff(long longestMillis) {
    this.longestMillis = longestMillis;
  }

  /**
   * Returns a random wait in nanoseconds. Its bound doubles with each attempt, and it is not longer
   * than the time that is left.
   *
   * @param attempt the number of attempts that have failed, from 1
   * @param left the time until the deadline in nanoseconds; not positive if it has passed
   */
  long nanos(int attempt, long left) {
    long most = BackOff.bound(FIRST_MILLIS, longestMillis, attempt) * 1_000_000L;
    return Math.min(ThreadLocalRandom.current().nextLong(1, most), Math.max(0, left));
  }
}
