package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;

/** Holds the time that the rows of several statements carry. The first one counts. */
public final class StatementTime {
  private long micros = Long.MIN_VALUE;

  public void seen(long now) {
    if (micros == Long.MIN_VALUE) {
      micros = now;
    }
  }

  public Instant get() {
    if (micros == Long.MIN_VALUE) {
      throw new IllegalStateException("no statement has returned the time");
    }
    return Micros.toInstant(micros);
  }
}
