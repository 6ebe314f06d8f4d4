package io.holdfast.inventory.error;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks values that come from outside, each with an exception that names the field and the rule.
 * Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class Checks {
  private Checks() {}

  /**
   * Returns a field of a request that must not be missing.
   *
   * @param field the name of the field
   * @throws InvalidRequestException if the value is null
   */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequestException(field, "required");
    }
    return value;
  }

  /**
   * Returns a number of a request that must be in a range.
   *
   * @param field the name of the field
   * @throws InvalidRequestException if the value is less than {@code least} or more than {@code
   *     most}
   */
  public static long between(String field, long least, long most, long value) {
    if (value < least) {
      throw new InvalidRequestException(
          field, least == 0 ? "must be 0 or more" : "must be at least " + least);
    }
    if (value > most) {
      throw new InvalidRequestException(field, "at most " + most);
    }
    return value;
  }

  /**
   * Returns a duration of a request that must be in a range.
   *
   * @param field the name of the field
   * @throws InvalidRequestException if the value is null, less than {@code least} or more than
   *     {@code most}
   */
  public static Duration between(String field, Duration least, Duration most, Duration value) {
    required(field, value);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new InvalidRequestException(field, "must be from " + least + " to " + most);
    }
    return value;
  }

  /**
   * Returns a number that a host has configured and that must be in a range.
   *
   * @param option the name of the option
   * @throws ConfigurationException if the value is less than {@code least} or more than {@code
   *     most}
   */
  public static int option(String option, int least, int most, int value) {
    if (value < least || value > most) {
      throw outOfRange(option, least, most, value);
    }
    return value;
  }

  /**
   * Returns a duration that a host has configured and that must be in a range.
   *
   * @param option the name of the option
   * @throws NullPointerException if the value is null; the message names the option
   * @throws ConfigurationException if the value is less than {@code least} or more than {@code
   *     most}
   */
  public static Duration option(String option, Duration least, Duration most, Duration value) {
    Objects.requireNonNull(value, option);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw outOfRange(option, least, most, value);
    }
    return value;
  }

  private static ConfigurationException outOfRange(
      String option, Object least, Object most, Object value) {
    return new ConfigurationException(
        option + ": must be from " + least + " to " + most + ", is " + value);
  }
}
