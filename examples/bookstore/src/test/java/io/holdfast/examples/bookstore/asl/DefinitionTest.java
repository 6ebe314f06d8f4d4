package io.holdfast.examples.bookstore.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.examples.bookstore.flow.Retry;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a schema cannot say of the definition for Step Functions. */
class DefinitionTest {
  /** The states of the reference system. */
  private static final List<String> REFERENCE =
      List.of(
          "checkInventory",
          "calculateTotal",
          "isRedeemNeeded",
          "RedeemPoints",
          "BillCustomer",
          "PrepareOrder",
          "DispatchOrder",
          "Dispatched",
          "RefundCustomer",
          "RestoreQuantity",
          "BillingError",
          "RestoreRedeemPoints",
          "BookNotFoundError",
          "BookOutOfStockError",
          "RedeemPointsError");

  private final StateMachine machine;

  DefinitionTest() throws IOException {
    machine = StateMachine.checkedIn();
  }

  @Test
  void everyTargetExists() {
    List<String> missing = new ArrayList<>();
    for (String name : machine.names()) {
      machine.targets(name).stream()
          .filter(target -> !machine.states().has(target))
          .forEach(target -> missing.add(name + " -> " + target));
    }
    assertThat(missing).isEmpty();
    assertThat(machine.names()).contains(machine.start());
  }

  @Test
  void everyStateIsReachable() {
    assertThat(machine.reachable()).containsExactlyInAnyOrderElementsOf(machine.names());
  }

  @Test
  void everyStateLeadsToAnEnd() {
    for (String name : machine.names()) {
      StateMachine from = new StateMachine(machine.definition().deepCopy().put("StartAt", name));
      assertThat(from.reachable()).as(name).anyMatch(this::ends);
    }
  }

  private boolean ends(String name) {
    JsonNode state = machine.state(name);
    return state.path("End").asBoolean() || Set.of("Fail", "Succeed").contains(type(state));
  }

  @Test
  void theStatesOfTheReferenceSystemHaveTheirNames() {
    assertThat(machine.names()).containsAll(REFERENCE);
    Set<String> ofTheFlow =
        Arrays.stream(Step.values()).map(Step::state).collect(Collectors.toSet());
    assertThat(machine.names()).containsAll(ofTheFlow);
  }

  @Test
  void statesAllStandsLast() {
    for (String name : machine.names()) {
      for (String field : List.of("Retry", "Catch")) {
        JsonNode rules = machine.state(name).path(field);
        for (int i = 0; i < rules.size() - 1; i++) {
          assertThat(rules.get(i).path("ErrorEquals").toString())
              .as("%s %s %d", name, field, i)
              .doesNotContain("States.ALL");
        }
      }
    }
  }

  @Test
  void everyTaskIsRetriedAndNoneFailsTheExecution() {
    for (String name : tasks()) {
      JsonNode state = machine.state(name);
      assertThat(state.path("Retry")).as(name).isNotEmpty();
      if (!isParking(name)) {
        JsonNode catchers = state.path("Catch");
        assertThat(catchers.get(catchers.size() - 1).path("ErrorEquals").toString())
            .as(name)
            .isEqualTo("[\"States.ALL\"]");
        assertThat(state.has("TimeoutSeconds")).as(name).isTrue();
      }
    }
  }

  @Test
  void aCourierIsWaitedForAsLongAsTheOtherEnginesDo() {
    JsonNode state = machine.state("PrepareOrder");
    assertThat(state.path("TimeoutSeconds").asLong())
        .isEqualTo(Timing.DEFAULT.courierTimeout().toSeconds());
    assertThat(state.path("HeartbeatSeconds").asLong())
        .isEqualTo(Timing.DEFAULT.courierHeartbeat().toSeconds());
  }

  @Test
  void theTriesOfEachStepAreThoseOfTheFlow() {
    for (Step step : Step.values()) {
      String name = step == Step.COMMIT_STOCK ? "CommitStock" : step.state();
      JsonNode retriers = machine.state(name).path("Retry");
      JsonNode retrier = retriers.get(retriers.size() - 1);
      Retry retry = step.retry();
      assertThat(retrier.path("MaxAttempts").asInt()).as(name).isEqualTo(retry.maxTries() - 1);
      for (int failed = 1; failed < retry.maxTries(); failed++) {
        double pause =
            Math.min(
                retrier.path("IntervalSeconds").asDouble()
                    * Math.pow(retrier.path("BackoffRate").asDouble(), failed - 1),
                retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE));
        assertThat(pause)
            .as("%s after %d", name, failed)
            .isEqualTo((double) retry.delay(failed, Timing.DEFAULT).toSeconds());
      }
    }
  }

  @Test
  void aStepThatIsParkedByTheFlowIsParkedHere() {
    for (Step step : Step.values()) {
      boolean parked = machine.targets(step.state()).contains("Parked" + step.state());
      assertThat(parked).as(step.name()).isEqualTo(step.isParkedWhenGivenUp());
      if (parked) {
        JsonNode parking = machine.state("Parked" + step.state());
        assertThat(parking.path("Next").asText()).isEqualTo(step.state());
        assertThat(parking.path("Parameters").path("MessageBody").path("step").asText())
            .isEqualTo(step.state());
      }
    }
  }

  @Test
  void everyCallOfTheHostNamesTheExecution() {
    for (String name : tasks()) {
      JsonNode state = machine.state(name);
      if (state.path("Resource").asText().endsWith(":http:invoke")) {
        JsonNode parameters = state.path("Parameters");
        assertThat(parameters.path("ApiEndpoint").asText()).isEqualTo("${StepsUrl}/" + name);
        assertThat(parameters.path("RequestBody").path("name.$").asText())
            .isEqualTo("$$.Execution.Name");
      }
    }
  }

  private List<String> tasks() {
    return machine.names().stream().filter(machine::isTask).toList();
  }

  private static boolean isParking(String name) {
    return name.startsWith("Parked");
  }

  private static String type(JsonNode state) {
    return state.path("Type").asText();
  }
}
