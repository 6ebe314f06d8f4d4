package io.holdfast.aws.sqs;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.spi.support.BackOff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The pause before the next attempt. It doubles with each attempt; its second half is random, so
 * that messages that failed together are not tried again together.
 */
record QueueBackOff(Duration first, Duration longest) {
  /** The longest pause. SQS accepts at most 12 hours, counted from the receipt of the message. */
  static final Duration MAX = Duration.ofHours(11);

  QueueBackOff {
    if (first.compareTo(Duration.ofSeconds(1)) < 0
        || first.compareTo(longest) > 0
        || longest.compareTo(MAX) > 0) {
      throw new ConfigurationException("backOff: must be from 1 second to 11 hours, and not fall");
    }
  }

  /**
   * Returns the pause in whole seconds.
   *
   * @param attempts the number of attempts so far, from 1
   * @param notBefore the shortest pause that the sink asks for; null if it does not
   */
  Duration after(int attempts, @Nullable Duration notBefore) {
    long bound = BackOff.bound(first.toMillis(), longest.toMillis(), attempts);
    Duration pause = Duration.ofMillis(bound - ThreadLocalRandom.current().nextLong(bound / 2 + 1));
    if (notBefore != null && notBefore.compareTo(pause) > 0) {
      pause = notBefore;
    }
    // SQS counts in seconds; the pause must not be shorter than the sink asks for.
    Duration whole = Duration.ofSeconds(pause.plusMillis(999).toSeconds());
    return whole.compareTo(MAX) > 0 ? MAX : whole;
  }
}
