package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.jdbc.faults.Receipts.Receipt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The check that every test ends with. */
final class Books {
  private Books() {}

  /** No invariant is broken. */
  static void areClean(Inventory inventory) {
    assertThat(inventory.verify(Shop.ID).violations()).as("violations").isEmpty();
  }

  /**
   * Besides, every acknowledged order is there, none has taken stock twice, and nobody was lied to.
   */
  static void agreeWith(Receipts receipts, Inventory inventory) {
    agreeWith(List.of(receipts), inventory);
  }

  /** The same for the receipts of several, who have sold of the same stock. */
  static void agreeWith(List<Receipts> all, Inventory inventory) {
    areClean(inventory);
    Map<StockKey, Long> held = new TreeMap<>();
    Map<StockKey, Long> committed = new TreeMap<>();
    for (Receipt receipt : all.stream().flatMap(it -> it.all().stream()).toList()) {
      isThere(receipt, inventory);
      for (Line line : receipt.order().lines()) {
        StockKey key = line.key(Shop.ID);
        held.merge(key, counted(receipt, ReservationState.HELD, line), Long::sum);
        committed.merge(key, counted(receipt, ReservationState.COMMITTED, line), Long::sum);
      }
    }
    for (StockKey key : committed.keySet()) {
      var level = inventory.level(key).orElseThrow();
      assertThat(level.committed()).as("committed of %s", key).isEqualTo(committed.get(key));
      assertThat(level.held()).as("held of %s", key).isEqualTo(held.get(key));
    }
    for (Receipts receipts : all) {
      assertThat(receipts.lies()).as("lies").isEmpty();
      for (ReservationId id : receipts.turnedAway()) {
        assertThat(inventory.find(Shop.ID, id)).as("order %s, which was refused", id).isEmpty();
      }
    }
  }

  /** An order is stored as its buyer was told. */
  static void isThere(Receipt receipt, Inventory inventory) {
    Order order = receipt.order();
    Reservation stored = inventory.find(Shop.ID, order.id()).orElse(null);
    assertThat(stored).as("acknowledged order %s", order.id()).isNotNull();
    assertThat(stored.state()).as("state of %s", order.id()).isEqualTo(state(receipt));
    List<Line> taken =
        stored.lines().stream()
            .map(it -> Line.of(it.sku(), it.taken().quantity()).at(it.location()))
            .toList();
    assertThat(taken).as("lines of %s", order.id()).isEqualTo(Line.canonical(order.lines()));
  }

  private static long counted(Receipt receipt, ReservationState state, Line line) {
    return state(receipt) == state ? line.quantity() : 0;
  }

  /** Where an order stands by now: a hold that nobody came back for has ended. */
  private static ReservationState state(Receipt receipt) {
    return receipt.order().path() == Order.Path.HOLD_AND_FORGET
        ? ReservationState.EXPIRED
        : receipt.state();
  }
}
