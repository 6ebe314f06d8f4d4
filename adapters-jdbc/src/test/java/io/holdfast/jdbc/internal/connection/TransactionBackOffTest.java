package io.holdfast.jdbc.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the bounds of the waits. */
class TransactionBackOffTest {
  private static final int DRAWS = 1_000;

  @ParameterizedTest
  @CsvSource({
    "CONFLICT, 1, 2", "CONFLICT, 5, 32", "CONFLICT, 6, 50", "CONFLICT, 1000, 50",
    "OUTAGE, 1, 2", "OUTAGE, 7, 128", "OUTAGE, 8, 250", "OUTAGE, 1000, 250"
  })
  void isBelowABoundThatDoublesUpToALimit(
      TransactionBackOff backOff, int attempt, long boundMillis) {
    long longest = 0;
    for (int i = 0; i < DRAWS; i++) {
      long nanos = backOff.nanos(attempt, Long.MAX_VALUE);
      assertThat(nanos).isPositive().isLessThan(boundMillis * 1_000_000L);
      longest = Math.max(longest, nanos);
    }
    assertThat(longest).isGreaterThan(boundMillis * 1_000_000L / 2);
  }

  @ParameterizedTest
  @EnumSource(TransactionBackOff.class)
  void isNotLongerThanTheTimeThatIsLeft(TransactionBackOff backOff) {
    for (int i = 0; i < DRAWS; i++) {
      assertThat(backOff.nanos(20, 1_000)).isLessThanOrEqualTo(1_000);
      assertThat(backOff.nanos(20, 0)).isZero();
      assertThat(backOff.nanos(20, -1)).isZero();
    }
  }
}
