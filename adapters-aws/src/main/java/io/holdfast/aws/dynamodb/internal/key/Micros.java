package io.holdfast.aws.dynamodb.internal.key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Converts times to and from whole microseconds since 1970. */
public final class Micros {
  /** The number of digits: enough for three thousand years, so that texts sort as times do. */
  private static final int DIGITS = 17;

  private Micros() {}

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Returns the time as a part of a sort key. */
  static String text(Instant time) {
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", of(time));
  }

  public static Instant parse(String text) {
    return toInstant(Long.parseLong(text));
  }
}
