package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");
  private final SettableClock clock = new SettableClock(NOON);

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo(NOON).isEqualTo(clock.instant());
    assertThat(clock.advance(Duration.ofSeconds(5))).isEqualTo(NOON.plusSeconds(5));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void goesBackwardsToo() {
    clock.advance(Duration.ofDays(-1));
    assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofDays(1)));
    assertThat(clock.set(NOON)).isEqualTo(NOON);
  }

  @Test
  void showsWholeMicroseconds() {
    Instant fine = NOON.plusNanos(123_456_789);
    Instant cut = NOON.plusNanos(123_456_000);
    assertThat(new SettableClock(fine).instant()).isEqualTo(cut);
    assertThat(clock.set(fine)).isEqualTo(cut);
    clock.set(NOON);
    assertThat(clock.advance(Duration.ofNanos(1_999))).isEqualTo(NOON.plusNanos(1_000));
  }

  @Test
  void losesNoStepOfManyThreads() {
    Crowd.of(
        4,
        thread -> {
          for (int i = 0; i < 1_000; i++) {
            clock.advance(Duration.ofNanos(1_000));
          }
          return true;
        });
    assertThat(clock.instant()).isEqualTo(NOON.plusNanos(4_000_000));
  }

  @Test
  void refusesNull() {
    assertThatThrownBy(() -> clock.set(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> clock.advance(null)).isInstanceOf(NullPointerException.class);
  }
}
