package io.holdfast.examples.bookstore.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What {@code docs/checkout.md} says about answers and faults is what the library does. */
class CheckoutGuideTest {
  private static final ShopId SHOP = new ShopId("bookstore");
  private static final StockKey BOOK = StockKey.of(SHOP, new Sku("book"));
  private static final Duration TTL = Duration.ofMinutes(15);

  /** The steps of the guide, by the text of the first column. */
  private static final Map<String, Function<Scene, Outcome<Reservation>>> STEPS =
      Map.of(
          "`hold`", Scene::hold,
          "`extend`", it -> it.inventory.extend(SHOP, it.id, TTL.plusMinutes(1)),
          "`commit`", it -> it.inventory.commit(CommitRequest.ofHold(SHOP, it.id)),
          "`commit`, reacquiring",
              it -> it.inventory.commit(CommitRequest.ofHold(SHOP, it.id).reacquiring()),
          "`undo`", it -> it.inventory.undo(SHOP, it.id),
          "`dispatch`", it -> it.inventory.dispatch(SHOP, it.id));

  private final Guide guide;

  CheckoutGuideTest() throws IOException {
    guide = Guide.read();
  }

  @Test
  void everyStepIsAnsweredInEveryStateAsTheTableSays() {
    List<String> states = guide.heading("step", "no reservation");
    List<Executable> checks = new ArrayList<>();
    List<List<String>> rows = guide.table("step", "no reservation");
    assertThat(rows)
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(STEPS.keySet());
    for (List<String> row : rows) {
      for (int column = 1; column < states.size(); column++) {
        String state = states.get(column);
        String expected = row.get(column);
        String step = row.get(0);
        checks.add(
            () -> assertThat(answer(step, state)).as(step + " in " + state).isEqualTo(expected));
      }
    }
    assertThat(states.subList(2, states.size()))
        .containsExactlyInAnyOrderElementsOf(
            List.of(ReservationState.values()).stream().map(Enum::name).toList());
    assertAll(checks);
  }

  private static String answer(String step, String state) {
    try (Scene scene = new Scene()) {
      scene.bring(state);
      Outcome<Reservation> outcome = STEPS.get(step).apply(scene);
      outcome
          .refusal()
          .filter(WrongState.class::isInstance)
          .map(WrongState.class::cast)
          .ifPresent(refusal -> assertThat(refusal.state().name()).isEqualTo(state));
      assertThat(scene.inventory.verify(SHOP).violations()).isEmpty();
      return outcome
          .refusal()
          .map(refusal -> refusal.code().name())
          .orElse(outcome.isReplayed() ? "replayed" : "done");
    }
  }

  @Test
  void everyAnswerOfAStepIsInTheTableOfAnswers() {
    TreeSet<String> listed =
        guide.table("answer", "of").stream()
            .map(row -> row.get(0).replace("`", ""))
            .filter(answer -> !answer.startsWith("Done"))
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> codes = new TreeSet<>();
    for (Refusal.Code code : Refusal.Code.values()) {
      switch (code) {
        case INSUFFICIENT_STOCK,
            UNKNOWN_SKU,
            UNKNOWN_UNIT,
            UNITS_REQUIRED,
            LIMIT_EXCEEDED,
            RESERVATION_NOT_FOUND,
            HOLD_LIFE_EXCEEDED,
            WRONG_STATE,
            EXCEEDS_RESERVATION,
            ID_REUSED ->
            codes.add(code.name());
        case UNITS_EXIST,
            ON_HAND_CHANGED,
            COUNT_REQUIRED,
            STOCK_PROMISED,
            POLICY_CONFLICT,
            UNKNOWN_RESTOCK_REQUEST -> {
          // Answers of commands that are not steps of an order.
        }
      }
    }
    assertThat(listed).isEqualTo(codes);
  }

  @Test
  void theTableOfFaultsSaysWhatMayBeRetried() {
    Map<String, InventoryException> faults =
        List.of(
                new BusyException("busy", null),
                new UnavailableException("away", null),
                new OutcomeUnknownException("lost", null),
                new InvalidRequestException("quantity", "at least 1"),
                new ConfigurationException("wrong"),
                new InvariantViolationException("broken", null))
            .stream()
            .collect(Collectors.toMap(it -> it.getClass().getSimpleName(), it -> it));
    List<List<String>> rows = guide.table("exception", "retryable");
    for (List<String> row : rows) {
      InventoryException fault = faults.remove(row.get(0).replace("`", ""));
      if (fault != null) {
        assertThat(row.get(1)).as(row.get(0)).isEqualTo(fault.isRetryable() ? "yes" : "no");
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aHoldThatArrivesAfterTheCompensationTakesNothing() {
    try (Scene scene = new Scene()) {
      scene.inventory.undo(SHOP, scene.id).orElseThrow();
      assertThat(scene.hold().isDone()).isFalse();
      assertThat(scene.inventory.level(BOOK).orElseThrow().held()).isZero();
    }
  }

  @Test
  void aRepeatedHoldKeepsItsEndAndAnExtensionNeverShortensIt() {
    try (Scene scene = new Scene()) {
      Reservation first = scene.hold().orElseThrow();
      scene.clock.advance(Duration.ofMinutes(5));
      assertThat(scene.hold().orElseThrow().expiresAt()).isEqualTo(first.expiresAt());
      assertThat(
              scene
                  .inventory
                  .extend(SHOP, scene.id, Duration.ofMinutes(1))
                  .orElseThrow()
                  .expiresAt())
          .isEqualTo(first.expiresAt());
      assertThat(scene.inventory.extend(SHOP, scene.id, TTL).orElseThrow().expiresAt())
          .isEqualTo(scene.clock.instant().plus(TTL));
    }
  }

  @Test
  void aHoldLivesNoLongerThanItsMaximum() {
    try (Scene scene = new Scene()) {
      scene.hold().orElseThrow();
      assertThat(scene.inventory.extend(SHOP, scene.id, Duration.ofHours(24)).isDone()).isTrue();
      scene.clock.advance(Duration.ofMinutes(5));
      assertThat(scene.inventory.extend(SHOP, scene.id, Duration.ofHours(24)).refusal())
          .get()
          .isInstanceOf(Refusal.HoldLifeExceeded.class);
    }
  }

  @Test
  void anotherOrderUnderTheSameIdIsRefusedAndAnUndoWouldGiveBackTheFirst() {
    try (Scene scene = new Scene()) {
      scene.hold().orElseThrow();
      Outcome<Reservation> other =
          scene.inventory.hold(HoldRequest.of(SHOP, scene.id, TTL, Line.of("book", 2)));
      assertThat(other.refusal()).get().isInstanceOf(Refusal.IdReused.class);
      assertThat(scene.inventory.undo(SHOP, scene.id).orElseThrow().state())
          .isEqualTo(ReservationState.RELEASED);
      assertThat(scene.inventory.level(BOOK).orElseThrow().held()).isZero();
    }
  }

  @Test
  void aRefusalIsNotRemembered() {
    try (Scene scene = new Scene()) {
      HoldRequest all = HoldRequest.of(SHOP, scene.id, TTL, Line.of("book", 11));
      assertThat(scene.inventory.hold(all).isDone()).isFalse();
      scene.receiveOne();
      assertThat(scene.inventory.hold(all).isDone()).isTrue();
    }
  }

  @Test
  void undoOfAnExpiredHoldSaysExpiredAndFreesNothingTwice() {
    try (Scene scene = new Scene()) {
      scene.bring("EXPIRED");
      Outcome<Reservation> undone = scene.inventory.undo(SHOP, scene.id);
      assertThat(undone.isReplayed()).isTrue();
      assertThat(undone.orElseThrow().state()).isEqualTo(ReservationState.EXPIRED);
      assertThat(scene.inventory.level(BOOK).orElseThrow().available()).isEqualTo(10);
    }
  }

  @Test
  void reacquiringIsRefusedIfTheStockIsGone() {
    try (Scene scene = new Scene()) {
      scene.bring("EXPIRED");
      ReservationId other = new ReservationId("other");
      scene.inventory.commit(CommitRequest.of(SHOP, other, Line.of("book", 10))).orElseThrow();
      assertThat(
              scene.inventory.commit(CommitRequest.ofHold(SHOP, scene.id).reacquiring()).refusal())
          .get()
          .isInstanceOf(Refusal.InsufficientStock.class);
    }
  }

  private static final class Scene implements AutoCloseable {
    final SettableClock clock = new SettableClock();
    final Inventory inventory = Inventory.create(InMemoryInventoryStore.create(clock));
    final ReservationId id = new ReservationId("execution-1");

    Scene() {
      inventory.define(StockDefinition.withOpening(BOOK, 10)).orElseThrow();
    }

    Outcome<Reservation> hold() {
      return inventory.hold(HoldRequest.of(SHOP, id, TTL, Line.of("book", 1)));
    }

    void receiveOne() {
      inventory
          .forShop(SHOP)
          .receive(new OperationId("delivery"), Line.of("book", 1))
          .orElseThrow();
    }

    void bring(String state) {
      if (state.equals("no reservation")) {
        return;
      }
      hold().orElseThrow();
      switch (ReservationState.valueOf(state)) {
        case HELD -> {}
        case EXPIRED -> clock.advance(TTL);
        case RELEASED -> inventory.release(SHOP, id).orElseThrow();
        case COMMITTED -> commit();
        case CANCELLED -> {
          commit();
          inventory.cancel(SHOP, id).orElseThrow();
        }
        case DISPATCHED -> {
          commit();
          inventory.dispatch(SHOP, id).orElseThrow();
        }
        case RETURNED -> {
          commit();
          inventory.dispatch(SHOP, id).orElseThrow();
          inventory
              .returnToStock(
                  ReturnRequest.restock(SHOP, new OperationId("return-1"), id, Line.of("book", 1)))
              .orElseThrow();
        }
      }
    }

    private void commit() {
      inventory.commit(CommitRequest.ofHold(SHOP, id)).orElseThrow();
    }

    @Override
    public void close() {
      inventory.close();
    }
  }
}
