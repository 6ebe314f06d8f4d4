package io.holdfast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.benchmarks.load.Group;
import io.holdfast.benchmarks.load.Plan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command line asks for. */
class OptionsTest {
  @Test
  void nothingAsksForAFewMinutesOfEverything() {
    Options options = Options.parse(List.of());
    assertThat(options.plan()).isEqualTo(Plan.QUICK);
    assertThat(options.asks(Options.Part.MEMORY)).isTrue();
    assertThat(options.asks(Options.Part.JDBC)).isTrue();
    assertThat(options.asks(Options.Part.LANES)).isTrue();
    assertThat(options.asks(Options.Part.RESTOCK)).isTrue();
    assertThat(options.asks(Options.Part.VIEW)).isTrue();
    assertThat(options.groups()).containsExactlyInAnyOrder(Group.values());
    assertThat(options.json()).isFalse();
  }

  @Test
  void everyOptionCounts() {
    Options options =
        Options.parse(
            List.of("--full", "--only", "lanes", "--load", "open", "--rate", "700", "--json"));
    assertThat(options.plan()).isEqualTo(Plan.FULL.withRate(700));
    assertThat(options.plan().rates()).containsExactly(700);
    assertThat(options.asks(Options.Part.MEMORY)).isFalse();
    assertThat(options.load()).isEqualTo("open");
    assertThat(options.json()).isTrue();
  }

  @Test
  void longerRoundsWarmUpLonger() {
    Plan plan = Options.parse(List.of("--seconds", "4", "--rate", "700")).plan();
    assertThat(plan.time()).isEqualTo(Duration.ofSeconds(4));
    assertThat(plan.processTime()).isEqualTo(Duration.ofSeconds(4));
    assertThat(plan.warmup()).isEqualTo(Duration.ofSeconds(16));
    assertThat(plan.rounds()).isEqualTo(Plan.QUICK.rounds());
    assertThat(plan.rates()).containsExactly(700);
  }

  @Test
  void severalGroupsAreSeparatedByCommas() {
    Options options = Options.parse(List.of("--only", "rows,processes,view"));
    assertThat(options.groups()).containsExactlyInAnyOrder(Group.ROWS, Group.PROCESSES);
    assertThat(options.asks(Options.Part.VIEW)).isTrue();
    assertThat(options.asks(Options.Part.JDBC)).isFalse();
    assertThat(Options.parse(List.of("--only", "dynamodb,memory")).asksForDatabase()).isFalse();
    assertThat(Options.parse(List.of("--only", "view")).asksForDatabase()).isTrue();
    assertThat(Options.parse(List.of("--only", "metrics")).asksForDatabase()).isTrue();
    assertThat(Options.parse(List.of("--only", "spring")).asksForDatabase()).isTrue();
  }

  @Test
  void whatIsUnknownOrMissingIsRefused() {
    assertThatThrownBy(() -> Options.parse(List.of("--fast"))).hasMessageContaining("--fast");
    assertThatThrownBy(() -> Options.parse(List.of("--only", "h2"))).hasMessageContaining("h2");
    assertThatThrownBy(() -> Options.parse(List.of("--load"))).hasMessageContaining("--load");
    assertThatThrownBy(() -> Options.parse(List.of("--rate", "many"))).hasMessageContaining("many");
    for (String seconds : List.of("0", "-1", "61", "99999999999")) {
      assertThatThrownBy(() -> Options.parse(List.of("--seconds", seconds)))
          .hasMessageContaining("--seconds");
    }
    assertThatThrownBy(() -> Options.parse(List.of("--full", "--smoke")))
        .hasMessageContaining("--smoke");
  }
}
