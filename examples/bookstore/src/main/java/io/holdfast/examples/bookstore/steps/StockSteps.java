package io.holdfast.examples.bookstore.steps;

import io.holdfast.examples.bookstore.flow.Book;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;

/**
 * The steps on the stock. They use one reservation, whose id is derived from the name of the
 * execution: it is held, extended, committed and undone. Safe for use by any number of threads.
 */
public final class StockSteps {
  private final ShopInventory inventory;
  private final Catalogue catalogue;
  private final Orders orders;
  private final Duration holdTtl;

  /**
   * Creates the steps.
   *
   * @param holdTtl the time for which stock is held, and to which a hold is extended
   */
  public StockSteps(ShopInventory inventory, Catalogue catalogue, Orders orders, Duration holdTtl) {
    this.inventory = inventory;
    this.catalogue = catalogue;
    this.orders = orders;
    this.holdTtl = holdTtl;
  }

  /** Finds the book and holds the pieces. */
  CheckoutState checkInventory(ExecutionName name, CheckoutState state) {
    Catalogue.Listing listing = catalogue.find(state.bookId()).orElseThrow(StockSteps::noSuchBook);
    Sku sku = new Sku(state.bookId());
    Outcome<Reservation> held =
        inventory.hold(
            HoldRequest.of(
                inventory.shop(), name.stockId(), holdTtl, Line.of(sku, state.quantity())));
    if (held.refusal().isPresent()) {
      throw refused(held.refusal().get());
    }
    long available = inventory.level(sku).map(StockLevel::available).orElse(0L);
    return state.withBook(
        new Book(listing.bookId(), listing.title(), available + state.quantity(), listing.price()));
  }

  /**
   * Extends the hold while somebody looks for a courier. A hold that has ended meanwhile stays
   * ended: {@link #commit} is then refused.
   */
  public void keep(ExecutionName name) {
    Outcome<Reservation> unused = inventory.extend(name.stockId(), holdTtl);
  }

  /**
   * Commits the held pieces and writes the order, in one transaction. A hold that has expired is
   * refused, and not taken again: a late repetition of this step cannot know whether the order was
   * taken back meanwhile, because {@link #restore} leaves an expired hold as it is.
   */
  CheckoutState commit(ExecutionName name, CheckoutState state) {
    Outcome<Reservation> committed =
        inventory
            .alongside(orders.placed(name, state))
            .commit(CommitRequest.ofHold(inventory.shop(), name.stockId()));
    if (committed.refusal().isPresent()) {
      throw refused(committed.refusal().get());
    }
    return state;
  }

  /** Gives the pieces back, whether they are held, committed or neither, and removes the order. */
  CheckoutState restore(ExecutionName name, CheckoutState state) {
    Outcome<Reservation> undone = inventory.alongside(orders.removed(name)).undo(name.stockId());
    if (undone.refusal().isPresent()) {
      throw StepException.refused("StockNotRestored", undone.refusal().get().message());
    }
    return state;
  }

  private static StepException noSuchBook() {
    return StepException.refused("BookNotFound", "No such book");
  }

  private static StepException refused(Refusal refusal) {
    return switch (refusal.code()) {
      case INSUFFICIENT_STOCK ->
          StepException.refused("BookOutOfStock", "The book is out of stock");
      case UNKNOWN_SKU -> noSuchBook();
      default -> StepException.refused(refusal.code().name(), refusal.message());
    };
  }
}
