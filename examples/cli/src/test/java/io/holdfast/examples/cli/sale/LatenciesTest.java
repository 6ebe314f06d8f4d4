package io.holdfast.examples.cli.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void isZeroWithoutCalls() {
    assertThat(latencies.millis(0.99)).isZero();
  }

  @Test
  void givesTheSmallestTimeWithinWhichTheShareWasAnswered() {
    for (int millis = 2000; millis >= 1; millis--) {
      latencies.add(5, 5 + millis * 1_000_000L);
    }
    assertThat(latencies.millis(0.50)).isEqualTo(1000);
    assertThat(latencies.millis(0.95)).isEqualTo(1900);
    assertThat(latencies.millis(0.99)).isEqualTo(1980);
    assertThat(latencies.millis(1)).isEqualTo(2000);
  }

  @Test
  void countsARoundFromItsFirstNewAnswer() {
    latencies.beginRound();
    assertThat(latencies.endRound(900)).isZero();
    latencies.add(500, 600);
    latencies.add(400, 700);
    assertThat(latencies.endRound(900)).isEqualTo(500);
    latencies.beginRound();
    assertThat(latencies.endRound(1_000)).isZero();
  }
}
