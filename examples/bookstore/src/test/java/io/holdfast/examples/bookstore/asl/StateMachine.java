package io.holdfast.examples.bookstore.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A definition in the Amazon States Language, as JSON. */
record StateMachine(ObjectNode definition) {
  static final Path FILE = Path.of("src/main/asl/store-checkout-flow.asl.json");

  static StateMachine checkedIn() throws IOException {
    return new StateMachine((ObjectNode) new ObjectMapper().readTree(FILE.toFile()));
  }

  String start() {
    return definition.path("StartAt").asText();
  }

  ObjectNode states() {
    return (ObjectNode) definition.get("States");
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    states().fieldNames().forEachRemaining(names::add);
    return names;
  }

  JsonNode state(String name) {
    JsonNode state = states().get(name);
    if (state == null) {
      throw new IllegalArgumentException("no state " + name);
    }
    return state;
  }

  boolean isTask(String name) {
    return state(name).path("Type").asText().equals("Task");
  }

  /** The states that can follow a state: by Next, Default, a choice or a catcher. */
  Set<String> targets(String name) {
    Set<String> targets = new LinkedHashSet<>();
    JsonNode state = state(name);
    for (String field : List.of("Next", "Default")) {
      if (state.has(field)) {
        targets.add(state.get(field).asText());
      }
    }
    state.path("Choices").forEach(choice -> targets.add(choice.path("Next").asText()));
    state.path("Catch").forEach(catcher -> targets.add(catcher.path("Next").asText()));
    return targets;
  }

  Set<String> reachable() {
    Set<String> seen = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(start()));
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (seen.add(name)) {
        open.addAll(targets(name));
      }
    }
    return seen;
  }
}
