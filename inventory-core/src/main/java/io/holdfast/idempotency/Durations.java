package io.holdfast.idempotency;

import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The checks of durations. Fractions of a microsecond are cut off. */
final class Durations {
  static final Duration SHORTEST_LEASE = Duration.ofMillis(1);
  static final Duration LONGEST_LEASE = Duration.ofDays(1);
  static final Duration SHORTEST_RETENTION = Duration.ofSeconds(1);
  static final Duration LONGEST_RETENTION = Duration.ofDays(36_500);

  private Durations() {}

  static Duration lease(@Nullable Duration time) {
    return between("lease", SHORTEST_LEASE, LONGEST_LEASE, time);
  }

  static Duration retention(@Nullable Duration time) {
    return between("retention", SHORTEST_RETENTION, LONGEST_RETENTION, time);
  }

  private static Duration between(
      String field, Duration least, Duration most, @Nullable Duration time) {
    if (time == null) {
      throw new InvalidRequestException(field, "required");
    }
    if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
      throw new InvalidRequestException(field, "must be from " + least + " to " + most);
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
