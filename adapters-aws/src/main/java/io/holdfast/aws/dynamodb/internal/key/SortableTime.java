package io.holdfast.aws.dynamodb.internal.key;

import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.util.Locale;

/** Converts times to and from a part of a sort key, so that texts sort as times do. */
public final class SortableTime {
  /** The number of digits of the microseconds: enough for three thousand years. */
  private static final int DIGITS = 17;

  private SortableTime() {}

  static String text(Instant time) {
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", Micros.of(time));
  }

  public static Instant parse(String text) {
    return Micros.toInstant(Long.parseLong(text));
  }
}
