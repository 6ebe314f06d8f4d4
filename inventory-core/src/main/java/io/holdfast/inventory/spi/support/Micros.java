package io.holdfast.inventory.spi.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Converts times to and from whole microseconds since 1970, the precision of every store. Safe for
 * use by any number of threads.
 *
 * @since 0.1.0
 */
public final class Micros {
  private Micros() {}

  /** Returns the microseconds from 1970 to the time. */
  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** Returns the time that is this many microseconds after 1970. */
  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Returns the time without fractions of a microsecond. */
  public static Instant floor(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
