package io.holdfast.inventory.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
  @ParameterizedTest
  @CsvSource({
    "2, 50, -1, 2",
    "2, 50, 0, 2",
    "2, 50, 1, 2",
    "2, 50, 2, 4",
    "2, 50, 5, 32",
    "2, 50, 6, 50",
    "2, 50, 2147483647, 50",
    "7, 5, 1, 5",
    "0, 50, 9, 0",
    "1, 9223372036854775807, 63, 4611686018427387904",
    "1, 9223372036854775807, 64, 9223372036854775807",
    "1, 9223372036854775807, 2147483647, 9223372036854775807"
  })
  void doublesUpToTheLongest(long first, long longest, int attempts, long bound) {
    assertThat(BackOff.bound(first, longest, attempts)).isEqualTo(bound);
  }
}
