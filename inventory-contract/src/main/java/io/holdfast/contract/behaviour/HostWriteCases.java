package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.contract.HostRows;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.InventoryCommands;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.HostWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that rows of the host are written exactly when a command takes effect. */
public abstract class HostWriteCases extends BehaviourTests {
  private static final Line ONE = Line.of("cup", 1);

  @SuppressWarnings("NullAway.Init")
  private HostRows orders;

  @SuppressWarnings("NullAway.Init")
  private StockKey cup;

  @BeforeEach
  final void openTable() {
    orders = fixture.hostRows(store);
    cup = stock("cup", 500);
  }

  private HostWrite row(String id) {
    return orders.insert(shop, id, "row of " + id);
  }

  private Outcome<Reservation> sell(String id, Line line, HostWrite... rows) {
    return inventory.alongside(rows).commit(CommitRequest.of(shop, id(id), line));
  }

  private void assertRows(String... ids) {
    assertThat(orders.all(shop)).containsOnlyKeys(ids);
  }

  @Test
  void aSaleWritesItsRows() {
    assertDone(sell("a", ONE, row("a"), row("a-line")), ReservationState.COMMITTED);
    assertThat(orders.all(shop)).isEqualTo(Map.of("a", "row of a", "a-line", "row of a-line"));
    assertLevel(cup, 500, 0, 1);
  }

  @Test
  void aReplayWritesNothing() {
    sell("a", ONE, row("a")).orElseThrow();
    assertReplayed(sell("a", ONE, row("a")), ReservationState.COMMITTED);
    assertReplayed(sell("a", ONE, row("another")), ReservationState.COMMITTED);
    assertRows("a");
  }

  @Test
  void aRefusalWritesNothing() {
    assertRefused(sell("a", Line.of("cup", 501), row("a")), Refusal.InsufficientStock.class);
    assertRows();
    assertLevel(cup, 500, 0, 0);
  }

  @Test
  void aFailedRowFailsTheSaleAndItsIdStaysUsable() {
    sell("a", ONE, row("a")).orElseThrow();
    assertThatThrownBy(() -> sell("b", ONE, row("b"), row("a")))
        .isInstanceOf(HostWriteException.class);
    assertRows("a");
    assertLevel(cup, 500, 0, 1);
    assertDone(sell("b", ONE, row("b")), ReservationState.COMMITTED);
    assertRows("a", "b");
  }

  @Test
  void everyCommandThatChangesStockCarriesRows() {
    Map<String, Function<InventoryCommands, Outcome<?>>> steps = new LinkedHashMap<>();
    steps.put("define", to -> to.define(StockDefinition.withOpening(key("pot"), 3)));
    steps.put(
        "receive", to -> to.receive(ReceiveRequest.of(shop, operation("in"), Line.of("cup", 9))));
    steps.put("adjust", to -> to.adjust(AdjustRequest.by(cup, operation("fix"), -1, REASON)));
    AtomicReference<SetOnHandRequest> counted = new AtomicReference<>();
    steps.put("count", to -> to.setOnHand(counted.updateAndGet(this::countOnce)));
    steps.put("hold", to -> to.hold(HoldRequest.of(shop, id("h"), TTL, ONE)));
    steps.put("extend", to -> to.extend(shop, id("h"), TTL.multipliedBy(2)));
    steps.put("release", to -> to.release(shop, id("h")));
    steps.put("commit", to -> to.commit(CommitRequest.of(shop, id("c"), ONE)));
    steps.put("cancel", to -> to.cancel(shop, id("c")));
    steps.put("sale", to -> to.commit(CommitRequest.of(shop, id("d"), ONE)));
    steps.put("dispatch", to -> to.dispatch(shop, id("d")));
    steps.put(
        "return",
        to -> to.returnToStock(ReturnRequest.restock(shop, operation("back"), id("d"), ONE)));
    steps.put("second sale", to -> to.commit(CommitRequest.of(shop, id("u"), ONE)));
    steps.put("undo", to -> to.undo(shop, id("u")));
    List<String> written = new ArrayList<>();
    steps.forEach(
        (name, step) -> {
          Outcome<?> first = step.apply(inventory.alongside(row(name)));
          assertThat(first.isDone() && !first.isReplayed()).as("%s: %s", name, first).isTrue();
          Outcome<?> again = step.apply(inventory.alongside(row(name + "-again")));
          assertThat(again.isReplayed()).as("%s again: %s", name, again).isTrue();
          written.add(name);
          assertRows(written.toArray(String[]::new));
        });
  }

  private SetOnHandRequest countOnce(@Nullable SetOnHandRequest counted) {
    return counted == null
        ? SetOnHandRequest.of(level(cup), operation("count"), 400, REASON)
        : counted;
  }

  @Test
  void ofManyThatComeTogetherOnlyThoseWithABadRowFail() {
    sell("taken", ONE, row("taken")).orElseThrow();
    List<CompletableFuture<Outcome<Reservation>>> sales =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    inventory
                        .alongside(row(i % 20 == 7 ? "taken" : "order-" + i))
                        .commitAsync(CommitRequest.of(shop, id("s" + i), ONE))
                        .toCompletableFuture())
            .toList();

    int failed = 0;
    for (int i = 0; i < 60; i++) {
      CompletableFuture<Outcome<Reservation>> sale = sales.get(i);
      if (i % 20 == 7) {
        CompletionException fault = catchThrowableOfType(CompletionException.class, sale::join);
        assertThat(fault).as("sale %d", i).hasCauseInstanceOf(HostWriteException.class);
        failed++;
      } else {
        assertDone(sale.join(), ReservationState.COMMITTED);
      }
    }
    assertThat(orders.all(shop)).hasSize(1 + 60 - failed);
    assertLevel(cup, 500, 0, 1 + 60 - failed);
  }

  @Test
  void aCrowdWritesAsManyRowsAsItSells() {
    StockKey few = stock("few", 20);
    List<Boolean> sold =
        Crowd.of(
            8,
            thread -> {
              boolean any = false;
              for (int i = 0; i < 5; i++) {
                String id = thread + "-" + i;
                any |= sell(id, Line.of("few", 1), row(id)).isDone();
              }
              return any;
            });
    assertThat(sold).hasSize(8);
    assertLevel(few, 20, 0, 20);
    assertThat(orders.all(shop)).hasSize(20);
  }

  @Test
  void noWritesAreABadRequest() {
    assertThatThrownBy(() -> inventory.alongside(List.of()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("alongside: must have at least 1 write");
  }
}
