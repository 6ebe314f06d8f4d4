package io.holdfast.examples.bookstore.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.examples.bookstore.checks.Scene;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.examples.bookstore.flow.Timing;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checkouts that began with an earlier version of the code go on with this one. If this test fails,
 * the workflow has changed in a way that the server refuses: use {@code Workflow.getVersion}.
 */
class ReplayTest {
  private static final Path HISTORIES = Path.of("src/test/resources/temporal");
  private static final CheckoutInput INPUT = new CheckoutInput("user-1", "book-1", 50, true);

  @ParameterizedTest
  @ValueSource(strings = {"dispatched", "taken-back", "failed"})
  void anEarlierCheckoutIsReplayed(String history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(read(history), CheckoutWorkflow.class);
  }

  @Test
  void aWorkflowThatDoesSomethingElseIsRefused() throws IOException {
    String history = read("dispatched");
    assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history, WaitsFirst.class))
        .hasMessageContaining("NonDeterministic");
  }

  /** The workflow with one more command at its start. */
  public static final class WaitsFirst implements StoreCheckoutFlow {
    @Override
    public @Nullable String checkout(CheckoutInput input, Limits limits) {
      Workflow.sleep(Duration.ofSeconds(1));
      return null;
    }

    @Override
    public Progress progress() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void resume() {}
  }

  /** Writes the histories again: {@code -Dholdfast.histories=write}. */
  @Test
  @EnabledIfSystemProperty(named = "holdfast.histories", matches = "write")
  void writesTheHistories() throws Exception {
    Files.createDirectories(HISTORIES);
    write("dispatched", new ScriptedSteps());
    write(
        "taken-back",
        new ScriptedSteps()
            .failing(
                Step.COMMIT_STOCK,
                StepException.refused("BookOutOfStock", "The book is out of stock")));
    write(
        "failed",
        new ScriptedSteps()
            .failing(Step.CALCULATE_TOTAL, StepException.refused("Overflow", "too large")));
  }

  private static void write(String history, ScriptedSteps steps) throws Exception {
    try (TestServer server = TestServer.skippingTime()) {
      TemporalEngine engine = server.engine(steps, Timing.DEFAULT);
      ExecutionName name = new ExecutionName(history);
      assertThat(engine.start(name, INPUT)).isNotNull();
      if (!history.equals("failed")) {
        String token = steps.tokens.poll(20, TimeUnit.SECONDS);
        assertThat(engine.tokens().succeed(token, new CourierStatus("courier@example.org")))
            .isTrue();
      }
      Scene.until(() -> engine.describe(name).orElseThrow().isOver());
      Files.writeString(HISTORIES.resolve(history + ".json"), json(server, history));
    }
  }

  private static String json(TestServer server, String name) {
    return server
            .client()
            .fetchHistory(name)
            .toJson(true)
            .replaceAll("\"identity\": \"[^\"]*\"", "\"identity\": \"bookstore\"")
            .replaceAll("\"stackTrace\": \"[^\"]*\"", "\"stackTrace\": \"\"")
        + "\n";
  }

  private static String read(String history) throws IOException {
    return Files.readString(HISTORIES.resolve(history + ".json"));
  }
}
