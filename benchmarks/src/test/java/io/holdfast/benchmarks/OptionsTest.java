package io.holdfast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.benchmarks.load.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command line asks for. */
class OptionsTest {
  @Test
  void nothingAsksForAFewMinutesOfEverything() {
    Options options = Options.parse(List.of());
    assertThat(options.plan()).isEqualTo(Plan.QUICK);
    assertThat(options.asks("memory")).isTrue();
    assertThat(options.asks("jdbc")).isTrue();
    assertThat(options.asks("lanes")).isTrue();
    assertThat(options.asks("restock")).isTrue();
    assertThat(options.json()).isFalse();
  }

  @Test
  void everyOptionCounts() {
    Options options =
        Options.parse(
            List.of("--full", "--only", "lanes", "--load", "open", "--rate", "700", "--json"));
    assertThat(options.plan()).isEqualTo(Plan.FULL.withRate(700));
    assertThat(options.plan().rates()).containsExactly(700);
    assertThat(options.asks("memory")).isFalse();
    assertThat(options.load()).isEqualTo("open");
    assertThat(options.json()).isTrue();
  }

  @Test
  void whatIsUnknownOrMissingIsRefused() {
    assertThatThrownBy(() -> Options.parse(List.of("--fast"))).hasMessageContaining("--fast");
    assertThatThrownBy(() -> Options.parse(List.of("--only", "h2"))).hasMessageContaining("h2");
    assertThatThrownBy(() -> Options.parse(List.of("--load"))).hasMessageContaining("--load");
  }
}
