package io.holdfast.restock;

import io.holdfast.inventory.spi.support.BackOff;
import io.holdfast.inventory.spi.support.HostCode;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wait before the next attempt: exponential, with full jitter, so that messages that failed
 * together are not retried together. Source: Marc Brooker, <i>Exponential Backoff And Jitter</i>,
 * AWS Architecture Blog, 2015.
 *
 * @param base the longest wait after the first attempt
 * @param most the longest wait after any attempt
 * @param random the source of numbers in [0, 1)
 */
record RelayBackOff(Duration base, Duration most, RandomGenerator random) {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

  /** Returns the wait after the given number of attempts, 1 or more. */
  Duration after(int tries) {
    return jitter(BackOff.bound(base.toMillis(), most.toMillis(), tries));
  }

  /**
   * Returns the wait after the given number of attempts, where the other side may have specified a
   * minimum.
   */
  Duration after(int tries, @Nullable Duration retryAfter) {
    if (retryAfter == null || retryAfter.isNegative() || retryAfter.isZero()) {
      return after(tries);
    }
    Duration asked = retryAfter.compareTo(most) < 0 ? retryAfter : most;
    return asked.plus(after(1));
  }

  /**
   * Draws from the host's generator. Returns 1, which gives the longest wait, if the generator
   * fails.
   */
  private double drawn() {
    try {
      return random.nextDouble();
    } catch (Throwable e) { // a host in another language throws checked exceptions too
      HostCode.report(LOG, "the random generator failed; the longest delay is used", e);
      return 1;
    }
  }

  private Duration jitter(long millis) {
    double part;
    synchronized (random) { // generators are not safe for use by several threads
      part = drawn();
    }
    return Duration.ofNanos((long) (part * millis * 1_000_000) / 1_000 * 1_000);
  }
}
