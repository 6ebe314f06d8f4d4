package io.holdfast.examples.bookstore.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.flow.CheckoutFlow;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.Checkpoint;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.holdfast.examples.bookstore.flow.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The diagram in {@code docs/checkout.md} has the transitions of the flow, and no others. */
class FlowDiagramTest {
  private static final Pattern TRANSITION = Pattern.compile("\\s*(\\S+) --> (\\S+)( : .+)?");

  @Test
  void theDiagramHasTheTransitionsOfTheFlow() throws IOException {
    assertThat(drawn()).isEqualTo(transitions());
  }

  private static SortedSet<String> drawn() throws IOException {
    SortedSet<String> drawn = new TreeSet<>();
    for (String line : Guide.read().block("mermaid")) {
      Matcher transition = TRANSITION.matcher(line);
      if (transition.matches()) {
        drawn.add(transition.group(1) + " --> " + transition.group(2));
      }
    }
    return drawn;
  }

  /** Goes all ways through the flow. */
  private static SortedSet<String> transitions() {
    SortedSet<String> transitions = new TreeSet<>();
    for (Boolean redeem : new Boolean[] {true, false, null}) {
      Choices choices = new Choices();
      do {
        String from = "[*]";
        for (Visit visit : walk(redeem, choices)) {
          transitions.add(from + " --> " + visit.state());
          from = visit.state();
        }
        transitions.add(from + " --> [*]");
      } while (choices.advance());
    }
    return transitions;
  }

  private static List<Visit> walk(@Nullable Boolean redeem, Choices choices) {
    Checkpoint at =
        CheckoutFlow.start(
            new ExecutionName("e-1"), new CheckoutInput("u", "b", 1, redeem), Instant.EPOCH);
    while (!at.isOver()) {
      List<@Nullable StepFailure> endings = endings(at.requireStep());
      StepFailure failure = endings.get(choices.next(endings.size()));
      at =
          failure == null
              ? CheckoutFlow.succeeded(at, at.state(), Instant.EPOCH)
              : CheckoutFlow.failed(at, failure, Instant.EPOCH);
    }
    return at.history();
  }

  private static List<@Nullable StepFailure> endings(Step step) {
    List<@Nullable StepFailure> endings = new ArrayList<>();
    endings.add(null);
    if (!step.isParkedWhenGivenUp()) {
      for (String error : List.of("BookNotFound", "BookOutOfStock", "Other")) {
        endings.add(new StepFailure(error, "", false));
        endings.add(new StepFailure(error, "", true));
      }
      endings.add(new StepFailure(StepFailure.TIMEOUT, "", true));
    }
    return endings;
  }
}
