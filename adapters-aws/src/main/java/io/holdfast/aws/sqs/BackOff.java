package io.holdfast.aws.sqs;

import io.holdfast.inventory.error.ConfigurationException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try: a time that doubles with each one, of which the second half
 * is random, so that what failed together does not come back together.
 */
record BackOff(Duration first, Duration longest) {
  /** The most that SQS takes is 12 hours, counted from when the message was received. */
  static final Duration MAX = Duration.ofHours(11);

  private static final int MAX_DOUBLINGS = 30;

  BackOff {
    if (first.compareTo(Duration.ofSeconds(1)) < 0
        || first.compareTo(longest) > 0
        || longest.compareTo(MAX) > 0) {
      throw new ConfigurationException("backOff: must be from 1 second to 11 hours, and not fall");
    }
  }

  /**
   * In whole seconds.
   *
   * @param tries how often it was tried, from 1
   * @param notBefore what the other side has said, if anything
   */
  Duration after(int tries, @Nullable Duration notBefore) {
    int doublings = Math.min(Math.max(0, tries - 1), MAX_DOUBLINGS);
    // 11 hours are less than 2^26 ms, so nothing overflows.
    long full = Math.min(longest.toMillis(), first.toMillis() << doublings);
    Duration pause = Duration.ofMillis(pause(full));
    if (notBefore != null && notBefore.compareTo(pause) > 0) {
      pause = notBefore;
    }
    // SQS counts in seconds: never earlier than was said.
    Duration whole = Duration.ofSeconds(pause.plusMillis(999).toSeconds());
    return whole.compareTo(MAX) > 0 ? MAX : whole;
  }

  private static long pause(long full) {
    return full - ThreadLocalRandom.current().nextLong(full / 2 + 1);
  }
}
