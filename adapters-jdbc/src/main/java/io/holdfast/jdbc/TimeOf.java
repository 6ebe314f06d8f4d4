package io.holdfast.jdbc;

import java.time.Instant;

/** The time that came with the rows of several statements: the first one counts. */
final class TimeOf {
  private long micros = Long.MIN_VALUE;

  void seen(long now) {
    if (micros == Long.MIN_VALUE) {
      micros = now;
    }
  }

  Instant get() {
    if (micros == Long.MIN_VALUE) {
      throw new IllegalStateException("no statement has told the time");
    }
    return Micros.toInstant(micros);
  }
}
