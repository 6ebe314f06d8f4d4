package io.holdfast.aws.dynamodb.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests how much time a request gets. */
class DeadlineTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration REQUEST = Duration.ofSeconds(2);

  private static Deadline call(Duration deadline, Duration requestTimeout) {
    return new Deadline("test", new RetryLimits(deadline, requestTimeout));
  }

  @Test
  void aRequestGetsItsOwnTimeOutWhileMoreIsLeft() {
    try (Deadline call = call(LONG, REQUEST)) {
      assertThat(call.timeout().apiCallTimeout()).contains(REQUEST);
      assertThat(call.timeoutOfOneAttempt().apiCallTimeout()).contains(REQUEST);
    }
  }

  @Test
  void aRequestGetsWhatIsLeftIfThatIsLess() {
    try (Deadline call = call(LONG.minusMinutes(5), LONG)) {
      assertThat(call.timeout().apiCallTimeout().orElseThrow())
          .isBetween(Duration.ofMillis(101), LONG.minusMinutes(5));
    }
  }

  @Test
  void aRequestNearTheEndGetsAHundredMilliseconds() {
    try (Deadline call = call(Duration.ofMillis(1), REQUEST)) {
      assertThat(call.timeout().apiCallTimeout()).contains(Duration.ofMillis(100));
    }
  }

  @Test
  void aShorterTimeOutOfARequestHoldsAlsoNearTheEnd() {
    Duration shorter = Duration.ofMillis(30);
    try (Deadline call = call(Duration.ofMillis(1), shorter)) {
      assertThat(call.timeout().apiCallTimeout()).contains(shorter);
    }
  }

  @Test
  void aRequestOfACallWithoutHurryKeepsItsTimeOut() {
    try (Deadline call = call(Duration.ofMillis(1), REQUEST).unhurried()) {
      assertThat(call.timeout().apiCallTimeout()).contains(REQUEST);
    }
  }
}
