package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Duration;

/**
 * The limits of the time that stock is held.
 *
 * @param maxTtl the longest duration of a hold or an extension, 1 second to 36,500 days
 * @param maxLife the longest time from a hold to its end, however often it is extended; from {@code
 *     maxTtl} to 36,500 days
 */
public record HoldLimits(Duration maxTtl, Duration maxLife) {
  private static final Duration MIN = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofDays(36_500);

  /**
   * Checks the ranges.
   *
   * @throws ConfigurationException if a value is out of range
   */
  public HoldLimits {
    Checks.option("maxTtl", MIN, MAX, maxTtl);
    Checks.option("maxHoldLife", MIN, MAX, maxLife);
    if (maxLife.compareTo(maxTtl) < 0) {
      throw new ConfigurationException("maxHoldLife: must be at least maxTtl, " + maxTtl);
    }
  }

  /**
   * Returns the duration of a hold.
   *
   * @throws InvalidRequestException if it is missing or out of range
   */
  Duration checked(Duration ttl) {
    if (Checks.required("ttl", ttl).compareTo(MIN) < 0) {
      throw new InvalidRequestException("ttl", "at least " + MIN);
    }
    if (ttl.compareTo(maxTtl) > 0) {
      throw new InvalidRequestException("ttl", "at most " + maxTtl);
    }
    return ttl;
  }
}
