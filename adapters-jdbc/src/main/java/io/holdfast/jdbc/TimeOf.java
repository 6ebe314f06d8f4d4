package io.holdfast.jdbc;

import java.time.Instant;

/** Holds the time that the rows of several statements carry. The first one counts. */
final class TimeOf {
  private long micros = Long.MIN_VALUE;

  void seen(long now) {
    if (micros == Long.MIN_VALUE) {
      micros = now;
    }
  }

  Instant get() {
    if (micros == Long.MIN_VALUE) {
      throw new IllegalStateException("no statement has returned the time");
    }
    return Micros.toInstant(micros);
  }
}
