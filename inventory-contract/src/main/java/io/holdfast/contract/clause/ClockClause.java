package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the time of a decision is the time of the clock, in whole microseconds. */
@Clause(value = 9, title = "clock")
public abstract class ClockClause extends ClauseTests {
  @Test
  void nowIsTheTimeOfTheClock() {
    assertThat(decidedAt(store)).isEqualTo(clock.instant());
    assertThat(readAt(store)).isEqualTo(clock.instant());
  }

  @Test
  void nowFollowsTheClockForwardsAndBackwards() {
    for (Duration step :
        List.of(
            Duration.ofNanos(1_000),
            Duration.ofDays(400),
            Duration.ofDays(-500),
            Duration.ofHours(1))) {
      clock.advance(step);
      assertThat(decidedAt(store)).isEqualTo(clock.instant());
      assertThat(readAt(store)).isEqualTo(clock.instant());
    }
  }

  @Test
  void whatIsFinerThanAMicrosecondIsCutOff() {
    Instant fine = Instant.parse("2031-02-03T04:05:06.123456789Z");
    InventoryStore other = fixture.store(() -> fine);
    Instant cut = Instant.parse("2031-02-03T04:05:06.123456Z");
    assertThat(decidedAt(other)).isEqualTo(cut);
    assertThat(readAt(other)).isEqualTo(cut);
  }

  @Test
  void timesComeBackToTheMicrosecond() {
    for (String time :
        List.of(
            "2030-01-01T00:00:00.000001Z",
            "2029-12-31T23:59:59.999999Z",
            "2030-03-31T01:30:00Z",
            "2030-10-27T01:30:00.5Z",
            "2099-06-01T12:00:00.123456Z")) {
      Instant at = clock.set(Instant.parse(time));
      String id = rows.freshId();
      var operation = rows.operation(id, at);
      Writes.insert(store, operation);
      assertThat(entry(id)).isEqualTo(operation);
    }
  }

  private Instant decidedAt(InventoryStore by) {
    return by.decide(
        Footprint.of(rows.shop).build(), snapshot -> new Verdict<>(snapshot.now(), Changes.NONE));
  }

  private Instant readAt(InventoryStore by) {
    return by.read(Footprint.of(rows.shop).build()).now();
  }
}
