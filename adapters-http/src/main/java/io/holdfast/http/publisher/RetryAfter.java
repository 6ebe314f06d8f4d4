package io.holdfast.http.publisher;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final int LONGEST = 64;
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /**
   * Returns how long to wait.
   *
   * @param value the value of the header; null if there is none
   * @param now the current time
   * @param cap the longest wait to return
   * @return the wait; null if the header is missing or cannot be used
   */
  static @Nullable Duration parse(@Nullable String value, Instant now, Duration cap) {
    if (value == null || value.length() > LONGEST) {
      return null;
    }
    String text = value.strip();
    Duration wait = text.matches("[0-9]+") ? seconds(text, cap) : until(text, now);
    if (wait == null || wait.isNegative() || wait.isZero()) {
      return null;
    }
    return wait.compareTo(cap) > 0 ? cap : wait;
  }

  private static Duration seconds(String digits, Duration cap) {
    return digits.length() > MOST_DIGITS ? cap : Duration.ofSeconds(Long.parseLong(digits));
  }

  private static @Nullable Duration until(String date, Instant now) {
    Instant at = DateUtils.parseStandardDate(date);
    return at == null ? null : Duration.between(now, at);
  }
}
