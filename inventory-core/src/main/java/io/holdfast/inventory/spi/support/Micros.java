package io.holdfast.inventory.spi.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Converts times to and from the form in which stores keep them: whole microseconds since 1970. */
public final class Micros {
  private Micros() {}

  /** Returns the number of whole microseconds from 1970-01-01T00:00:00Z to the time. */
  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** Returns the time that is so many microseconds after 1970-01-01T00:00:00Z. */
  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Returns the time without what a store does not keep: cut to whole microseconds. */
  public static Instant cut(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
