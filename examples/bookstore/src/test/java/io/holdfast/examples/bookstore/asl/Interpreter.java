package io.holdfast.examples.bookstore.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a definition in the Amazon States Language: Task, Pass, Choice, Succeed and Fail, with
 * paths, parameters, retriers and catchers. It stands for the service, which does not run here. It
 * does not wait between two tries.
 */
final class Interpreter {
  private static final int MAX_TRANSITIONS = 200;

  /** The work of a task. */
  interface Tasks {
    JsonNode run(String state, JsonNode parameters) throws TaskFailed;
  }

  /** The failure of one try of a task. */
  static final class TaskFailed extends Exception {
    private static final long serialVersionUID = 1L;
    final String error;

    TaskFailed(String error, String cause) {
      super(cause);
      this.error = error;
    }
  }

  /** What DescribeExecution shows, and the way. */
  record Result(String status, JsonNode output, List<String> visited) {}

  private final StateMachine machine;
  private final Tasks tasks;
  private final List<String> visited = new ArrayList<>();
  private final ObjectNode context = JsonNodeFactory.instance.objectNode();

  Interpreter(StateMachine machine, String execution, Tasks tasks) {
    this.machine = machine;
    this.tasks = tasks;
    context.putObject("Execution").put("Name", execution);
  }

  Result run(JsonNode input) {
    JsonNode data = input.deepCopy();
    String name = machine.start();
    for (int i = 0; i < MAX_TRANSITIONS; i++) {
      visited.add(name);
      JsonNode state = machine.state(name);
      switch (state.path("Type").asText()) {
        case "Choice" -> name = choose(state, data);
        case "Pass" -> {
          data = merged(state, data, state.has("Result") ? state.get("Result") : in(state, data));
          name = state.path("Next").asText();
        }
        case "Succeed" -> {
          return result("SUCCEEDED", data);
        }
        case "Fail" -> {
          ObjectNode failure = JsonNodeFactory.instance.objectNode();
          failure.set("Error", at(state.path("ErrorPath").asText(), data));
          failure.set("Cause", at(state.path("CausePath").asText(), data));
          return result("FAILED", failure);
        }
        case "Task" -> {
          Step step = task(name, state, data);
          if (step.next() == null) {
            return result("FAILED", step.data());
          }
          data = step.data();
          name = step.next();
        }
        default -> throw new IllegalStateException("not supported: " + state);
      }
      if (state.path("End").asBoolean()) {
        return result("SUCCEEDED", data);
      }
    }
    throw new IllegalStateException("does not end: " + visited);
  }

  private Result result(String status, JsonNode output) {
    return new Result(status, output, List.copyOf(visited));
  }

  private record Step(JsonNode data, String next) {}

  private Step task(String name, JsonNode state, JsonNode data) {
    context.putObject("Task").put("Token", "token-of-" + name);
    int[] tries = new int[state.path("Retry").size()];
    while (true) {
      try {
        JsonNode result = tasks.run(name, in(state, data));
        if (state.has("ResultSelector")) {
          result = fill(state.get("ResultSelector"), result);
        }
        return new Step(merged(state, data, result), state.path("Next").asText());
      } catch (TaskFailed failure) {
        if (!again(state, failure.error, tries)) {
          return caught(state, data, failure);
        }
      }
    }
  }

  /** Counts a failed try. Returns whether the first retrier for this error allows another one. */
  private static boolean again(JsonNode state, String error, int[] tries) {
    for (int i = 0; i < tries.length; i++) {
      JsonNode retrier = state.get("Retry").get(i);
      if (matches(retrier, error)) {
        tries[i]++;
        return tries[i] <= retrier.path("MaxAttempts").asInt(3);
      }
    }
    return false;
  }

  private static Step caught(JsonNode state, JsonNode data, TaskFailed failure) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("Error", failure.error).put("Cause", failure.getMessage());
    for (JsonNode catcher : state.path("Catch")) {
      if (matches(catcher, failure.error)) {
        return new Step(
            put(catcher.path("ResultPath"), data, error), catcher.path("Next").asText());
      }
    }
    return new Step(error, null);
  }

  private static boolean matches(JsonNode rule, String error) {
    for (JsonNode name : rule.path("ErrorEquals")) {
      boolean named = name.asText().equals(error) || name.asText().equals("States.ALL");
      if (named || (name.asText().equals("States.TaskFailed") && !error.equals("States.Timeout"))) {
        return true;
      }
    }
    return false;
  }

  private String choose(JsonNode state, JsonNode data) {
    for (JsonNode choice : state.path("Choices")) {
      if (holds(choice, data)) {
        return choice.path("Next").asText();
      }
    }
    return state.path("Default").asText();
  }

  private boolean holds(JsonNode rule, JsonNode data) {
    if (rule.has("And")) {
      for (JsonNode inner : rule.get("And")) {
        if (!holds(inner, data)) {
          return false;
        }
      }
      return true;
    }
    if (rule.has("Not")) {
      return !holds(rule.get("Not"), data);
    }
    JsonNode value = at(rule.path("Variable").asText(), data);
    if (rule.has("IsPresent")) {
      return rule.get("IsPresent").asBoolean() != value.isMissingNode();
    }
    if (value.isMissingNode()) {
      throw new IllegalStateException("States.Runtime: nothing at " + rule.path("Variable"));
    }
    if (rule.has("StringEquals")) {
      return value.asText().equals(rule.get("StringEquals").asText());
    }
    if (rule.has("BooleanEquals")) {
      return value.isBoolean() && value.asBoolean() == rule.get("BooleanEquals").asBoolean();
    }
    throw new IllegalStateException("not supported: " + rule);
  }

  private JsonNode in(JsonNode state, JsonNode data) {
    JsonNode input = state.has("InputPath") ? at(state.get("InputPath").asText(), data) : data;
    return state.has("Parameters") ? fill(state.get("Parameters"), input) : input;
  }

  private JsonNode fill(JsonNode template, JsonNode data) {
    if (!template.isObject()) {
      return template;
    }
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    template
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (name.endsWith(".$")) {
                JsonNode value = at(field.getValue().asText(), data);
                if (value.isMissingNode()) {
                  throw new IllegalStateException(
                      "States.ParameterPathFailure: nothing at " + field + " in " + data);
                }
                filled.set(name.substring(0, name.length() - 2), value);
              } else {
                filled.set(name, fill(field.getValue(), data));
              }
            });
    return filled;
  }

  private static JsonNode merged(JsonNode state, JsonNode data, JsonNode result) {
    JsonNode merged = put(state.path("ResultPath"), data, result);
    if (state.has("OutputPath")) {
      return state.get("OutputPath").isNull()
          ? JsonNodeFactory.instance.objectNode()
          : merged.at(pointer(state.get("OutputPath").asText()));
    }
    return merged;
  }

  private static JsonNode put(JsonNode path, JsonNode data, JsonNode result) {
    if (path instanceof NullNode) {
      return data;
    }
    if (path.isMissingNode() || path.asText().equals("$")) {
      return result;
    }
    ObjectNode merged = data.deepCopy();
    ObjectNode parent = merged;
    String[] names = path.asText().substring(2).split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      parent = parent.withObject("/" + names[i]);
    }
    parent.set(names[names.length - 1], result);
    return merged;
  }

  private JsonNode at(String path, JsonNode data) {
    return path.startsWith("$$") ? context.at(pointer(path.substring(1))) : data.at(pointer(path));
  }

  private static String pointer(String path) {
    return path.substring(1).replace('.', '/');
  }
}
