package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.idempotency.IdempotencyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the time is the time of the clock, in whole microseconds. */
@Clause(value = 8, title = "clock")
public abstract class TimeClause extends IdempotencyTests {
  @Test
  void timesFollowTheClockForwardsAndBackwards() {
    for (Duration step : List.of(MICRO, Duration.ofDays(400), Duration.ofDays(-500))) {
      clock.advance(step);
      var first = first("step" + step.toDays());
      assertThat(first.until()).isEqualTo(clock.instant().plus(LEASE));
      assertThat(store.complete(first, ANSWER).at()).isEqualTo(clock.instant());
    }
  }

  @Test
  void whatIsFinerThanAMicrosecondIsCutOff() {
    Instant fine = Instant.parse("2031-02-03T04:05:06.123456789Z");
    Instant cut = Instant.parse("2031-02-03T04:05:06.123456Z");
    IdempotencyStore precise = fixture.store(() -> fine);
    var first = isFirst(precise.claim(request("a").withLease(LEASE.plusNanos(999))));
    assertThat(first.until()).isEqualTo(cut.plus(LEASE));
    assertThat(precise.complete(first, ANSWER).at()).isEqualTo(cut);
  }

  @Test
  void timesComeBackToTheMicrosecond() {
    for (String time :
        List.of(
            "2029-12-31T23:59:59.999999Z",
            "2030-03-31T01:30:00Z",
            "2030-10-27T01:30:00.5Z",
            "2099-06-01T12:00:00.123456Z")) {
      Instant at = clock.set(Instant.parse(time));
      String key = "at-" + at.getEpochSecond();
      var done = store.complete(first(key), ANSWER);
      assertThat(done.at()).isEqualTo(at);
      assertThat(other.claim(request(key))).isEqualTo(done);
    }
  }
}
