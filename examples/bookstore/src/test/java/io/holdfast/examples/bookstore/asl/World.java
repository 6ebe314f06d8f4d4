package io.holdfast.examples.bookstore.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.examples.bookstore.asl.Interpreter.TaskFailed;
import io.holdfast.examples.bookstore.guide.Choices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of one run did. Each task succeeds, is refused, or fails with or without its
 * effect, as {@link Choices} say; a compensation may fail until it is parked, and then succeeds.
 */
final class World implements Interpreter.Tasks {
  /** What a checkout takes. */
  enum Effect {
    HELD,
    REDEEMED,
    CHARGED,
    SOLD
  }

  /** How the tries of a task end. */
  record Ending(@Nullable String error, boolean effect) {
    static final Ending SUCCESS = new Ending(null, true);

    boolean isSuccess() {
      return error == null;
    }
  }

  private static final String LOST = "States.Http.StatusCode.503";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Choices choices;
  private final Set<Effect> taken = EnumSet.noneOf(Effect.class);
  private final Map<String, Ending> endings = new HashMap<>();
  private final List<String> undone = new ArrayList<>();
  private final Set<String> parked = new HashSet<>();

  World(Choices choices) {
    this.choices = choices;
  }

  Set<Effect> taken() {
    return taken;
  }

  /** The compensations that have succeeded, in order. */
  List<String> undone() {
    return undone;
  }

  Ending ending(String state) {
    return endings.get(state);
  }

  @Override
  public JsonNode run(String state, JsonNode parameters) throws TaskFailed {
    if (state.startsWith("Parked")) {
      parked.add(state.substring("Parked".length()));
      return JSON.createObjectNode();
    }
    Ending ending =
        parked.contains(state) ? Ending.SUCCESS : endings.computeIfAbsent(state, this::choose);
    if (ending.effect()) {
      takeEffect(state);
    }
    if (!ending.isSuccess()) {
      throw new TaskFailed(ending.error(), "it was chosen");
    }
    if (isCompensation(state)) {
      undone.add(state);
    }
    return result(state);
  }

  private static boolean isCompensation(String state) {
    return state.startsWith("Re") && !state.equals("RedeemPoints");
  }

  private Ending choose(String state) {
    List<Ending> possible = new ArrayList<>(List.of(Ending.SUCCESS, new Ending(LOST, false)));
    switch (state) {
      case "checkInventory" -> {
        possible.add(new Ending(LOST, true));
        possible.add(new Ending("States.Http.StatusCode.400", false));
        possible.add(new Ending("States.Http.StatusCode.404", false));
        possible.add(new Ending("States.Http.StatusCode.409", false));
      }
      case "RedeemPoints", "CommitStock" -> {
        possible.add(new Ending(LOST, true));
        possible.add(new Ending("States.Http.StatusCode.409", false));
      }
      case "BillCustomer" -> {
        possible.add(new Ending("States.Timeout", true));
        possible.add(new Ending("States.Http.StatusCode.402", false));
      }
      case "PrepareOrder" -> {
        possible.add(new Ending("NoCourierAvailable", false));
        possible.add(new Ending("States.HeartbeatTimeout", false));
      }
      case "RefundCustomer", "RestoreRedeemPoints", "RestoreQuantity" ->
          possible.add(new Ending(LOST, true));
      default -> {}
    }
    return possible.get(choices.next(possible.size()));
  }

  private void takeEffect(String state) {
    switch (state) {
      case "checkInventory" -> taken.add(Effect.HELD);
      case "RedeemPoints" -> taken.add(Effect.REDEEMED);
      case "BillCustomer" -> taken.add(Effect.CHARGED);
      case "CommitStock" -> taken.add(Effect.SOLD);
      case "RefundCustomer" -> taken.remove(Effect.CHARGED);
      case "RestoreRedeemPoints" -> taken.remove(Effect.REDEEMED);
      case "RestoreQuantity" -> taken.removeAll(Set.of(Effect.HELD, Effect.SOLD));
      default -> {}
    }
  }

  private static JsonNode result(String state) {
    String body =
        switch (state) {
          case "checkInventory" -> "{'bookId':'b','title':'t','quantity':500,'price':20}";
          case "calculateTotal" -> "{'total':1000}";
          case "RedeemPoints" -> "{'total':700,'points':300}";
          case "BillCustomer" -> "{'billingStatus':'Successfully billed'}";
          case "PrepareOrder" -> "{'courier':'courier@example.org'}";
          default -> "{}";
        };
    try {
      JsonNode json = JSON.readTree(body.replace('\'', '"'));
      if (state.equals("PrepareOrder")) {
        return json;
      }
      ObjectNode answer = JSON.createObjectNode().put("StatusCode", 200);
      answer.set("ResponseBody", json);
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
