package io.holdfast.examples.ticketsgrpc.rpc;

import io.holdfast.examples.ticketsgrpc.sale.InvalidCallException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The time that tickets are held.
 *
 * @param maxTtl the longest time, which is also the default
 * @param clock the clock of the server
 */
record HoldTime(Duration maxTtl, InstantSource clock) {
  private static final Duration MIN_TTL = Duration.ofSeconds(1);

  /**
   * Returns the time of a hold that should end at a given time.
   *
   * @throws InvalidCallException if that is less than a second away
   */
  Duration until(Instant wish) {
    Instant now = clock.instant();
    if (wish.isAfter(now.plus(maxTtl))) {
      return maxTtl;
    }
    Duration time = Duration.between(now, wish).truncatedTo(ChronoUnit.MICROS);
    if (time.compareTo(MIN_TTL) < 0) {
      throw new InvalidCallException("hold_expires_at must be 1 second or more from now");
    }
    return time;
  }
}
