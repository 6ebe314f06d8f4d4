package io.holdfast.jdbc.internal.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Converts times to and from their stored form: whole microseconds since 1970, independent of time
 * zones.
 */
public final class Micros {
  private Micros() {}

  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
