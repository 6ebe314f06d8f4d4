package io.holdfast.examples.localfood.events;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The times of the services: those of the machine's time zone, without a zone, as the originals.
 */
public final class LocalTimes {
  private LocalTimes() {}

  /** Returns the time, to the microsecond, as databases keep it. */
  public static LocalDateTime now() {
    return LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MICROS);
  }
}
