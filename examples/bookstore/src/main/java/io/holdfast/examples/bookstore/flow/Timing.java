package io.holdfast.examples.bookstore.flow;

import java.time.Duration;

/**
 * The times of a checkout.
 *
 * @param retryDelay the pause before the second try of a step
 * @param courierTimeout the longest time from the message to the worker until its answer
 * @param courierHeartbeat the longest time without a heartbeat of the worker, from its first one on
 * @param holdTtl the time for which stock is held, 1 second or more. It must cover all tries of the
 *     steps up to {@code PrepareOrder}, which extends the hold while a courier is looked for
 */
public record Timing(
    Duration retryDelay, Duration courierTimeout, Duration courierHeartbeat, Duration holdTtl) {
  /** One second, ten minutes, one minute, and fifteen minutes. */
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(15));
}
