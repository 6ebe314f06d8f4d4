package io.holdfast.examples.bookstore.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.examples.bookstore.asl.Interpreter.Result;
import io.holdfast.examples.bookstore.asl.World.Effect;
import io.holdfast.examples.bookstore.asl.World.Ending;
import io.holdfast.examples.bookstore.flow.CheckoutFlow;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.Checkpoint;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Outcome;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.holdfast.examples.bookstore.flow.Total;
import io.holdfast.examples.bookstore.guide.Choices;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * All ways through the definition for Step Functions: each task succeeds, is refused, or fails with
 * or without its effect.
 */
class CompensationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> REFUSALS =
      Set.of(
          "States.Http.StatusCode.402", "States.Http.StatusCode.404", "States.Http.StatusCode.409");

  private final StateMachine machine;

  CompensationTest() throws IOException {
    machine = StateMachine.checkedIn();
  }

  @Test
  void everyWayTakesAllOrGivesBackExactlyWhatWasTaken() throws IOException {
    int ways = 0;
    for (Boolean redeem : new Boolean[] {true, false, null}) {
      Choices choices = new Choices();
      do {
        World world = new World(choices);
        Result result = new Interpreter(machine, "e-1", world).run(input(redeem));
        check(world, result, redeem);
        ways++;
      } while (choices.advance());
    }
    assertThat(ways).isGreaterThan(100);
  }

  private static void check(World world, Result result, @Nullable Boolean redeem)
      throws IOException {
    String way = result.visited().toString();
    if (result.visited().contains("Dispatched")) {
      Set<Effect> all = EnumSet.allOf(Effect.class);
      if (!Boolean.TRUE.equals(redeem)) {
        all.remove(Effect.REDEEMED);
      }
      assertThat(world.taken()).as(way).isEqualTo(all);
    } else {
      assertThat(world.taken()).as(way).isEmpty();
    }
    Expected expected = expected(world, redeem);
    assertThat(world.undone()).as(way).isEqualTo(expected.undone());
    assertThat(result.status()).as(way).isEqualTo(expected.outcome().status().name());
    String output = expected.outcome().output();
    if (output == null) {
      assertThat(result.output().path("Error").asText()).as(way).isNotEmpty();
    } else {
      assertThat(result.output()).as(way).isEqualTo(JSON.readTree(output));
    }
  }

  /** What the flow of the other engines does. */
  private record Expected(List<String> undone, Outcome outcome) {}

  private static Expected expected(World world, @Nullable Boolean redeem) {
    Checkpoint at =
        CheckoutFlow.start(
            new ExecutionName("e-1"), new CheckoutInput("u", "b", 50, redeem), Instant.EPOCH);
    List<String> undone = new ArrayList<>();
    while (!at.isOver()) {
      Step step = at.requireStep();
      if (step.isCompensation()) {
        undone.add(step.state());
      }
      StepFailure failure = failure(world, step);
      at =
          failure == null
              ? CheckoutFlow.succeeded(
                  at, at.state().withTotal(new Total(1000, null)), Instant.EPOCH)
              : CheckoutFlow.failed(at, failure, Instant.EPOCH);
    }
    return new Expected(undone, at.outcome());
  }

  private static @Nullable StepFailure failure(World world, Step step) {
    Ending ending =
        switch (step) {
          case PREPARE_ORDER ->
              world.ending("ExtendHold").isSuccess()
                  ? world.ending("PrepareOrder")
                  : world.ending("ExtendHold");
          case COMMIT_STOCK -> world.ending("CommitStock");
          default -> world.ending(step.state());
        };
    if (ending.isSuccess() || step.isParkedWhenGivenUp()) {
      return null;
    }
    boolean refused =
        REFUSALS.contains(ending.error()) || ending.error().equals("States.Http.StatusCode.400");
    String error =
        switch (ending.error()) {
          case "States.Http.StatusCode.404" -> "BookNotFound";
          case "States.Http.StatusCode.409" -> "BookOutOfStock";
          default -> ending.error();
        };
    return new StepFailure(error, "it was chosen", !refused);
  }

  @Test
  void theMessageToTheWorkerIsThatOfTheReferenceSystem() throws IOException {
    List<JsonNode> messages = new ArrayList<>();
    World world = new World(new Choices());
    new Interpreter(
            machine,
            "e-1",
            (state, parameters) -> {
              if (state.equals("PrepareOrder")) {
                messages.add(parameters.path("MessageBody"));
              }
              return world.run(state, parameters);
            })
        .run(input(true));
    assertThat(messages)
        .containsExactly(
            JSON.readTree(
                """
                {"Input":{"userId":"u","bookId":"b","quantity":50,"redeem":true,
                 "book":{"bookId":"b","title":"t","quantity":500,"price":20},
                 "total":{"total":700,"points":300},"billingStatus":"Successfully billed"},
                 "Token":"token-of-PrepareOrder"}
                """));
  }

  private static JsonNode input(@Nullable Boolean redeem) {
    var input = JSON.createObjectNode().put("userId", "u").put("bookId", "b").put("quantity", 50);
    return redeem == null ? input : input.put("redeem", redeem);
  }
}
