package io.holdfast.jdbc.faults;

import static io.holdfast.jdbc.faults.Shop.line;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.util.List;

/** Defines the articles that several nodes sell, and which order takes which of them. */
final class Assortment {
  /** The stock keys that are sold out now and then, and restocked. */
  static final List<StockKey> SHELVES =
      List.of(Shop.key("shelf-0"), Shop.key("shelf-1"), Shop.key("shelf-2"));

  /** The pieces of each shelf at the beginning. */
  static final long OPENING = 20;

  private static final int HOT = 3;
  private static final int COLD = 20;
  private static final long PIECES = 1_000_000_000;

  private Assortment() {}

  /** Stocks all articles. */
  static void stock(Inventory inventory) {
    for (int i = 0; i < HOT; i++) {
      Shop.stock(inventory, "hot-" + i, PIECES);
    }
    for (int i = 0; i < COLD; i++) {
      Shop.stock(inventory, "cold-" + i, PIECES);
    }
    for (StockKey shelf : SHELVES) {
      Shop.stock(inventory, shelf.sku().value(), OPENING);
      inventory
          .setRestockPolicy(shelf, RestockPolicy.lots(new SupplierId("FF-500293"), 10, 50))
          .orElseThrow();
    }
  }

  /** Returns the order with this number, always the same. */
  static Order order(String prefix, int number) {
    // Another divisor than those of the paths, so that each path is taken with all kinds of lines.
    int kind = number % 11;
    Line hot = line("hot-" + kind % HOT, 1);
    Line cold = line("cold-" + number % COLD, 2);
    Line shelf = line("shelf-" + number % SHELVES.size(), 1);
    return switch (kind) {
      case 0 -> Order.forgetful(prefix, number, shelf);
      case 1 -> Order.forgetful(prefix, number, shelf, hot, cold);
      case 2, 3 -> Order.forgetful(prefix, number, cold);
      case 4, 5 -> Order.forgetful(prefix, number, hot, cold);
      default -> Order.forgetful(prefix, number, hot);
    };
  }
}
