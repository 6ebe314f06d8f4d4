package io.holdfast.examples.bookstore.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.holdfast.examples.bookstore.flow.CheckoutFlow;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionExistsException;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.InputJson;
import io.holdfast.examples.host.Call;
import io.holdfast.examples.host.Json;
import io.holdfast.examples.host.Reply;
import io.holdfast.examples.host.Web;
import io.holdfast.inventory.error.InvalidRequestException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Executions over HTTP, with the fields of the actions {@code StartExecution}, {@code
 * DescribeExecution} and {@code GetExecutionHistory} of AWS Step Functions.
 */
public final class ExecutionRoutes {
  private static final String ARN = "arn:aws:states:eu-west-1:000000000000:";
  private static final String MACHINE = ARN + "stateMachine:" + CheckoutFlow.NAME;
  private static final String HISTORY = "/history";

  private final Engine engine;

  private ExecutionRoutes(Engine engine) {
    this.engine = engine;
  }

  /** Returns the routes of an engine. */
  public static Web.Routes of(Engine engine) {
    ExecutionRoutes routes = new ExecutionRoutes(engine);
    return new Web.Routes()
        .on("POST", "/executions", routes::start)
        .on("GET", "/executions/*", routes::read);
  }

  /**
   * The body of a start.
   *
   * @param machine the state machine; may be missing
   * @param name the name of the execution; if it is missing, a random one is taken, and a
   *     repetition of the request starts another execution
   * @param input the input as JSON in a text
   */
  record Start(
      @JsonProperty("stateMachineArn") @Nullable String machine,
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("input") @Nullable String input) {}

  private Reply start(Call call) {
    Start start;
    try {
      start = Json.read(call.body(), Start.class);
    } catch (InvalidRequestException e) {
      return error("ValidationException", e.getMessage());
    }
    if (start.machine != null && !start.machine.equals(MACHINE)) {
      return error("StateMachineDoesNotExist", "There is only " + MACHINE);
    }
    if (start.input == null) {
      return error("InvalidExecutionInput", "input: required");
    }
    ExecutionName name;
    try {
      name = new ExecutionName(start.name == null ? UUID.randomUUID().toString() : start.name);
    } catch (InvalidRequestException e) {
      return error("InvalidName", e.getMessage());
    }
    try {
      Execution execution = engine.start(name, InputJson.read(start.input));
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("executionArn", arn(name));
      body.put("startDate", seconds(execution.startDate()));
      return Reply.json(200, Json.write(body));
    } catch (InvalidRequestException e) {
      return error("InvalidExecutionInput", e.getMessage());
    } catch (ExecutionExistsException e) {
      return error("ExecutionAlreadyExists", e.getMessage());
    }
  }

  private Reply read(Call call) {
    String rest = call.rest();
    boolean history = rest.endsWith(HISTORY);
    String id = history ? rest.substring(0, rest.length() - HISTORY.length()) : rest;
    Optional<Execution> found;
    try {
      found = engine.describe(new ExecutionName(id));
    } catch (InvalidRequestException e) {
      return error("InvalidName", e.getMessage());
    }
    return found
        .map(it -> Reply.json(200, Json.write(history ? events(it) : description(it))))
        .orElseGet(() -> error("ExecutionDoesNotExist", "There is no such execution"));
  }

  private static Map<String, Object> description(Execution execution) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("executionArn", arn(execution.name()));
    body.put("stateMachineArn", MACHINE);
    body.put("name", execution.name().value());
    body.put("status", execution.status().name());
    body.put("startDate", seconds(execution.startDate()));
    if (execution.stopDate() != null) {
      body.put("stopDate", seconds(execution.stopDate()));
    }
    body.put("input", InputJson.write(execution.input()));
    body.put("inputDetails", Map.of("included", true));
    if (execution.output() != null) {
      body.put("output", execution.output());
      body.put("outputDetails", Map.of("included", true));
    }
    if (execution.error() != null) {
      body.put("error", execution.error());
      body.put("cause", String.valueOf(execution.cause()));
    }
    return body;
  }

  private static Map<String, Object> events(Execution execution) {
    List<Map<String, Object>> events =
        execution.history().stream()
            .map(
                visit ->
                    Map.<String, Object>of(
                        "timestamp", seconds(visit.enteredAt()),
                        "type", "StateEntered",
                        "stateEnteredEventDetails", Map.of("name", visit.state())))
            .toList();
    return Map.of("events", events);
  }

  private static String arn(ExecutionName name) {
    return ARN + "execution:" + CheckoutFlow.NAME + ":" + name;
  }

  private static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3);
  }

  private static Reply error(String type, @Nullable String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("__type", type);
    body.put("message", String.valueOf(message));
    return Reply.json(400, Json.write(body));
  }
}
