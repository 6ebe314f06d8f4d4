package io.holdfast.examples.cli.sale;

import io.holdfast.examples.cli.sale.Notes.End;
import io.holdfast.examples.cli.store.Patience;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Compares the answers to buyers with the content of the store. */
final class SaleCheck {
  private final Inventory inventory;
  private final ShopId shop;
  private final SalePlan plan;
  private final Books books;
  private final Patience patience;

  SaleCheck(Inventory inventory, ShopId shop, SalePlan plan, Books books, Patience patience) {
    this.inventory = inventory;
    this.shop = shop;
    this.plan = plan;
    this.books = books;
    this.patience = patience;
  }

  /** Returns the number of orders whose record in the store differs from the answer. */
  long mismatched(Clients clients) {
    AtomicLong count = new AtomicLong();
    clients.each(
        plan.buyers(),
        buyer -> {
          if (!matches(buyer, patience.ask(() -> inventory.reservation(shop, buyer.id())))) {
            count.incrementAndGet();
          }
        });
    return count.get();
  }

  private boolean matches(Buyer buyer, Optional<Reservation> stored) {
    End end = books.of(buyer).end();
    return switch (end) {
      case SOLD ->
          stored
              .filter(it -> it.state() == ReservationState.COMMITTED && hasAll(it, buyer))
              .isPresent();
      case CANCELLED -> stored.filter(it -> it.state() == ReservationState.CANCELLED).isPresent();
      case ABANDONED -> stored.filter(it -> it.state() == ReservationState.EXPIRED).isPresent();
      // Refused in the end, though an earlier hold may have expired before the buyer came to buy.
      case REFUSED -> stored.filter(it -> it.state() != ReservationState.EXPIRED).isEmpty();
    };
  }

  private static boolean hasAll(Reservation stored, Buyer buyer) {
    List<Line> sold =
        stored.lines().stream()
            .map(it -> new Line(it.sku(), it.location(), it.committed().quantity(), List.of()))
            .toList();
    return sold.equals(buyer.lines());
  }

  /** Returns the pieces by which the levels differ from the answers, over all SKUs. */
  long miscounted() {
    Map<StockKey, Long> sold = books.sold();
    return plan.units().entrySet().stream()
        .mapToLong(
            each ->
                difference(each.getKey(), each.getValue(), sold.getOrDefault(each.getKey(), 0L)))
        .sum();
  }

  private long difference(StockKey key, long units, long sold) {
    Optional<StockLevel> level = patience.ask(() -> inventory.level(key));
    return level
        .map(
            it ->
                Math.abs(it.onHand() - units)
                    + Math.abs(it.committed() - sold)
                    + Math.abs(it.held()))
        .orElse(units);
  }

  /** Returns the number of violated invariants of the shop. */
  int violations() {
    return patience.ask(() -> inventory.verify(shop)).violations().size();
  }
}
