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
      latencies.add(millis * 1_000_000L);
    }
    assertThat(latencies.millis(0.50)).isEqualTo(1000);
    assertThat(latencies.millis(0.95)).isEqualTo(1900);
    assertThat(latencies.millis(0.99)).isEqualTo(1980);
    assertThat(latencies.millis(1)).isEqualTo(2000);
  }
}
