package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.jdbc.faults.Receipts.Receipt;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the receipts of buyers with the stored data at the end of a test. */
final class Books {
  private Books() {}

  /** Asserts that no invariant is broken. */
  static void areClean(Inventory inventory) {
    assertThat(inventory.verify(Shop.ID).violations()).as("violations").isEmpty();
  }

  /**
   * Asserts that no invariant is broken, that every acknowledged order is stored, that no order has
   * taken stock twice, and that every answer to a buyer was true.
   */
  static void agreeWith(Receipts receipts, Inventory inventory) {
    agreeWith(List.of(receipts), inventory);
  }

  /** Asserts the same for the receipts of several inventories that have sold the same stock. */
  static void agreeWith(List<Receipts> all, Inventory inventory) {
    agreeWith(
        all.stream().flatMap(it -> it.all().stream()),
        all.stream().flatMap(it -> it.turnedAway().stream()),
        inventory);
    for (Receipts receipts : all) {
      assertThat(receipts.lies()).as("lies").isEmpty();
    }
  }

  /**
   * Asserts that no invariant is broken, that every acknowledged order is stored and has taken its
   * stock once, and that no refused order is stored.
   *
   * @param acknowledged the receipts of all orders that were acknowledged
   * @param refused the ids of all orders that were refused
   * @param inventory the inventory that reads what is stored
   */
  static void agreeWith(
      Stream<Receipt> acknowledged, Stream<ReservationId> refused, Inventory inventory) {
    areClean(inventory);
    Map<StockKey, Long> held = new TreeMap<>();
    Map<StockKey, Long> committed = new TreeMap<>();
    byThousands(
        acknowledged,
        receipts -> {
          Map<ReservationId, Reservation> stored =
              inventory.reservations(
                  Shop.ID, receipts.stream().map(it -> it.order().id()).toList());
          for (Receipt receipt : receipts) {
            isAsAcknowledged(receipt, stored.get(receipt.order().id()));
            for (Line line : receipt.order().lines()) {
              StockKey key = line.key(Shop.ID);
              held.merge(key, counted(receipt, ReservationState.HELD, line), Long::sum);
              committed.merge(key, counted(receipt, ReservationState.COMMITTED, line), Long::sum);
            }
          }
        });
    for (StockKey key : committed.keySet()) {
      var level = inventory.level(key).orElseThrow();
      assertThat(level.committed()).as("committed of %s", key).isEqualTo(committed.get(key));
      assertThat(level.held()).as("held of %s", key).isEqualTo(held.get(key));
    }
    byThousands(
        refused,
        ids ->
            assertThat(inventory.reservations(Shop.ID, ids).keySet())
                .as("refused orders that are stored")
                .isEmpty());
  }

  private static <T> void byThousands(Stream<T> all, Consumer<List<T>> check) {
    for (Iterator<T> rest = all.iterator(); rest.hasNext(); ) {
      List<T> some = new ArrayList<>();
      while (rest.hasNext() && some.size() < Inventory.MAX_KEYS) {
        some.add(rest.next());
      }
      check.accept(some);
    }
  }

  /** Asserts that an order is stored as in the receipt of its buyer. */
  static void isThere(Receipt receipt, Inventory inventory) {
    isAsAcknowledged(receipt, inventory.reservation(Shop.ID, receipt.order().id()).orElse(null));
  }

  private static void isAsAcknowledged(Receipt receipt, @Nullable Reservation stored) {
    Order order = receipt.order();
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

  /** Returns the state of an order by now: an abandoned hold has expired. */
  private static ReservationState state(Receipt receipt) {
    return receipt.order().path() == Order.Path.HOLD_AND_FORGET
        ? ReservationState.EXPIRED
        : receipt.state();
  }
}
