package io.holdfast.contract.behaviour;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.SupplierId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests every step in every state of a reservation. A step is done, or replayed because its effect
 * exists already, or refused with the state that forbids it. An answer never describes another
 * step.
 */
public abstract class StepCases extends BehaviourTests {
  private static final Line TWO = Line.of("cup", 2);
  private static final Line ONE = Line.of("cup", 1);

  private final Map<String, Function<String, Outcome<?>>> steps = steps();

  private Map<String, Function<String, Outcome<?>>> steps() {
    Map<String, Function<String, Outcome<?>>> all = new LinkedHashMap<>();
    all.put("hold", id -> hold(id, TWO));
    all.put("commit", id -> commit(id, TWO));
    all.put("commitHold", this::commitHold);
    all.put("extend", id -> extend(id, TTL.multipliedBy(2)));
    all.put("release", this::release);
    all.put("cancel", this::cancel);
    all.put("dispatch", this::dispatch);
    all.put("return", id -> giveBack("again-" + id, id, ONE));
    all.put("undo", this::undo);
    return all;
  }

  private void bring(String id, String standing) {
    switch (standing) {
      case "unused" -> {}
      case "closed" -> release(id).orElseThrow();
      case "sold at once" -> commit(id, TWO).orElseThrow();
      default -> {
        hold(id, TWO).orElseThrow();
        bringHold(id, standing);
      }
    }
  }

  private void bringHold(String id, String standing) {
    switch (standing) {
      case "held" -> {}
      case "released" -> release(id).orElseThrow();
      case "expired" -> clock.advance(TTL);
      case "recorded as expired" -> {
        clock.advance(TTL);
        inventory.sweep(shop, 10);
      }
      default -> {
        commitHold(id).orElseThrow();
        bringSale(id, standing);
      }
    }
  }

  private void bringSale(String id, String standing) {
    switch (standing) {
      case "committed" -> {}
      case "cancelled" -> cancel(id).orElseThrow();
      default -> {
        dispatch(id).orElseThrow();
        switch (standing) {
          case "dispatched" -> {}
          case "returned in part" -> giveBack("back-" + id, id, ONE).orElseThrow();
          case "written off" -> writeOff("back-" + id, id, ONE).orElseThrow();
          case "returned" -> giveBack("back-" + id, id, TWO).orElseThrow();
          default -> throw new IllegalArgumentException(standing);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unused | done HELD | done COMMITTED | RESERVATION_NOT_FOUND | RESERVATION_NOT_FOUND | done RELEASED | RESERVATION_NOT_FOUND | RESERVATION_NOT_FOUND | RESERVATION_NOT_FOUND | done RELEASED
          held | again HELD | done COMMITTED | done COMMITTED | done HELD | done RELEASED | not HELD | not HELD | not HELD | done RELEASED
          expired | not EXPIRED | not EXPIRED | not EXPIRED | not EXPIRED | again EXPIRED | not EXPIRED | not EXPIRED | not EXPIRED | again EXPIRED
          recorded as expired | not EXPIRED | not EXPIRED | not EXPIRED | not EXPIRED | again EXPIRED | not EXPIRED | not EXPIRED | not EXPIRED | again EXPIRED
          released | not RELEASED | not RELEASED | not RELEASED | not RELEASED | again RELEASED | not RELEASED | not RELEASED | not RELEASED | again RELEASED
          closed | not RELEASED | not RELEASED | not RELEASED | not RELEASED | again RELEASED | not RELEASED | not RELEASED | not RELEASED | again RELEASED
          committed | not COMMITTED | again COMMITTED | again COMMITTED | not COMMITTED | not COMMITTED | done CANCELLED | done DISPATCHED | not COMMITTED | done CANCELLED
          sold at once | ID_REUSED | again COMMITTED | again COMMITTED | not COMMITTED | not COMMITTED | done CANCELLED | done DISPATCHED | not COMMITTED | done CANCELLED
          cancelled | not CANCELLED | not CANCELLED | not CANCELLED | not CANCELLED | not CANCELLED | again CANCELLED | not CANCELLED | not CANCELLED | again CANCELLED
          dispatched | not DISPATCHED | not DISPATCHED | not DISPATCHED | not DISPATCHED | not DISPATCHED | not DISPATCHED | again DISPATCHED | done | not DISPATCHED
          returned in part | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | done | not RETURNED
          written off | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | done | not RETURNED
          returned | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | not RETURNED | EXCEEDS_RESERVATION | not RETURNED
          """)
  void everyStepAnswersForItself(
      String standing,
      String hold,
      String commit,
      String commitHold,
      String extend,
      String release,
      String cancel,
      String dispatch,
      String giveBack,
      String undo) {
    String[] expected = {
      hold, commit, commitHold, extend, release, cancel, dispatch, giveBack, undo
    };
    StockKey cup = stock("cup", 100);
    Map<String, String> wanted = new LinkedHashMap<>();
    Map<String, String> answers = new LinkedHashMap<>();
    for (String step : steps.keySet()) {
      bring(step, standing);
      StockLevel before = level(cup);
      wanted.put(step, expected[wanted.size()]);
      Outcome<?> outcome = steps.get(step).apply(step);
      answers.put(step, said(outcome));
      if (!outcome.isDone()) {
        assertThat(level(cup)).as("after %s was refused", step).isEqualTo(before);
      }
    }
    assertThat(answers).isEqualTo(wanted);
  }

  private static String said(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?> it) {
      return it.reason() instanceof WrongState wrong
          ? "not " + wrong.state()
          : it.reason().code().name();
    }
    String how = outcome.isReplayed() ? "again" : "done";
    return outcome.orElseThrow() instanceof Reservation it ? how + " " + it.state() : how;
  }

  /** The answer to a commit describes the sale correctly. */
  @ParameterizedTest
  @CsvSource({"cancelled", "dispatched", "returned", "released", "expired"})
  void aCommitUnderAnIdThatIsOverIsNeverTakenForASale(String standing) {
    stock("cup", 9);
    bring("order", standing);
    assertThat(commit("order", TWO).<String>fold(sold -> "sold", refusal -> "sorry"))
        .isEqualTo("sorry");
  }

  /** Every asynchronous call runs the command of the blocking call of the same name. */
  @Test
  void everyAsynchronousCallIsTheSameCommand() {
    StockKey cup = stock("cup", 100);
    ReceiveRequest receive = ReceiveRequest.of(shop, operation("in"), TWO);
    inventory.receiveAsync(receive).toCompletableFuture().join().orElseThrow();
    assertThat(inventory.receive(receive).isReplayed()).isTrue();
    AdjustRequest adjust = AdjustRequest.by(cup, operation("fix"), -1, REASON);
    inventory.adjustAsync(adjust).toCompletableFuture().join().orElseThrow();
    assertThat(inventory.adjust(adjust).isReplayed()).isTrue();
    SetOnHandRequest count = SetOnHandRequest.of(level(cup), operation("count"), 90, REASON);
    inventory.setOnHandAsync(count).toCompletableFuture().join().orElseThrow();
    assertThat(inventory.setOnHand(count).isReplayed()).isTrue();
    StockDefinition defined = StockDefinition.of(key("pot"), StockPolicy.quantity());
    inventory.defineAsync(defined).toCompletableFuture().join().orElseThrow();
    assertThat(inventory.define(defined).isReplayed()).isTrue();

    hold("held", TWO).orElseThrow();
    inventory.releaseAsync(shop, id("held")).toCompletableFuture().join().orElseThrow();
    assertReplayed(release("held"), ReservationState.RELEASED);
    commit("sold", TWO).orElseThrow();
    inventory.undoAsync(shop, id("sold")).toCompletableFuture().join().orElseThrow();
    assertReplayed(undo("sold"), ReservationState.CANCELLED);
    commit("gone", TWO).orElseThrow();
    dispatch("gone").orElseThrow();
    ReturnRequest back = ReturnRequest.restock(shop, operation("back"), id("gone"), ONE);
    inventory.returnToStockAsync(back).toCompletableFuture().join().orElseThrow();
    assertThat(inventory.returnToStock(back).isReplayed()).isTrue();
  }

  @Test
  void theAsynchronousCallsOfRestockAreTheSameCommands() {
    StockKey cup = stock("cup", 0);
    RestockPolicy policy = RestockPolicy.lots(new SupplierId("factory"), 2, 10);
    RestockStatus asked =
        inventory.setRestockPolicyAsync(cup, policy).toCompletableFuture().join().orElseThrow();
    assertThat(inventory.setRestockPolicy(cup, policy).isReplayed()).isTrue();
    RestockRequestId open = requireNonNull(asked.open(), "open").request().id();
    inventory.cancelRestockAsync(cup, open).toCompletableFuture().join().orElseThrow();
    assertThat(inventory.cancelRestock(cup, open).isReplayed()).isTrue();
  }
}
