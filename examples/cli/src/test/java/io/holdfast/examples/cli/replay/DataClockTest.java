package io.holdfast.examples.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DataClockTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  private final DataClock clock = new DataClock(Duration.ofDays(1));

  @Test
  void goesOnAndNeverBack() {
    clock.advanceTo(TEN);
    clock.advanceTo(TEN.minusSeconds(60));
    assertThat(clock.instant()).isEqualTo(TEN);
    clock.advanceTo(TEN.plusNanos(1500));
    assertThat(clock.instant()).as("in whole microseconds").isEqualTo(TEN.plusNanos(1000));
  }

  @Test
  void refusesATimeThatWouldEndEveryHold() {
    clock.advanceTo(TEN);
    clock.advanceTo(TEN.plus(Duration.ofDays(1)));
    assertThatThrownBy(() -> clock.advanceTo(Instant.parse("2999-01-01T00:00:00Z")))
        .hasMessage("at: more than PT24H after the line before");
    assertThatThrownBy(() -> clock.advanceTo(Instant.EPOCH)).hasMessageStartingWith("at: before");
    assertThat(clock.instant()).isEqualTo(TEN.plus(Duration.ofDays(1)));
  }
}
