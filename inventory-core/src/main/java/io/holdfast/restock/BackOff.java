package io.holdfast.restock;

import io.holdfast.inventory.spi.support.HostCode;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long to wait before the next try: exponential, with full jitter, so that those who failed
 * together do not come back together. Marc Brooker, <i>Exponential Backoff And Jitter</i>, AWS
 * Architecture Blog, 2015.
 *
 * @param base the longest wait after the first try
 * @param most the longest wait after any
 * @param random in [0, 1)
 */
record BackOff(Duration base, Duration most, RandomGenerator random) {
  private static final Logger LOG = LoggerFactory.getLogger(RestockRelay.class);

  /** Far more doublings than lie between any base and any cap, and far fewer than overflow. */
  private static final int DOUBLINGS = 40;

  /** How long after so many tries, 1 or more. */
  Duration after(int tries) {
    long cap = most.toMillis();
    long doubled = base.toMillis();
    for (int i = 1; i < tries && i < DOUBLINGS && doubled < cap; i++) {
      doubled *= 2;
    }
    return jitter(Math.min(doubled, cap));
  }

  /** The same, where the other side may have said when to come again. */
  Duration after(int tries, @Nullable Duration retryAfter) {
    if (retryAfter == null || retryAfter.isNegative() || retryAfter.isZero()) {
      return after(tries);
    }
    Duration asked = retryAfter.compareTo(most) < 0 ? retryAfter : most;
    return asked.plus(after(1));
  }

  /** The host's generator. Where it fails, the longest wait. */
  private double drawn() {
    try {
      return random.nextDouble();
    } catch (RuntimeException | Error e) {
      HostCode.report(LOG, "the source of random waits failed", e);
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
