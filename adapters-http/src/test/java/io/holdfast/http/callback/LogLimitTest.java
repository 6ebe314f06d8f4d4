package io.holdfast.http.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Tests how many lines are written, and the note about the others. */
class LogLimitTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final LogLimit limit = new LogLimit(nanos::get);
  private final List<String> lines = new ArrayList<>();

  @Test
  void letsTenLinesThroughInAMinuteAndCountsTheRest() {
    log(1_000);

    assertThat(lines).isEqualTo(Collections.nCopies(LogLimit.LINES, ""));

    nanos.addAndGet(LogLimit.PERIOD_NANOS - 1);
    log(1);
    assertThat(lines).hasSize(LogLimit.LINES);

    nanos.incrementAndGet();
    log(2);
    assertThat(lines.subList(LogLimit.LINES, lines.size()))
        .containsExactly(" (and 991 more that were not logged)", "");
  }

  @Test
  void leavesNothingOutOfWhatComesSlowly() {
    for (int i = 0; i < 100; i++) {
      log(1);
      nanos.addAndGet(LogLimit.PERIOD_NANOS / LogLimit.LINES);
    }

    assertThat(lines).hasSize(100).containsOnly("");
  }

  private void log(int times) {
    for (int i = 0; i < times; i++) {
      limit.log(lines::add);
    }
  }
}
