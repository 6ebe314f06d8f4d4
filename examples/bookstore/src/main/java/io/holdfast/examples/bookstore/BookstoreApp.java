package io.holdfast.examples.bookstore;

import io.holdfast.examples.bookstore.billing.BillingDouble;
import io.holdfast.examples.bookstore.courier.CourierMode;
import io.holdfast.examples.bookstore.courier.CourierWorker;
import io.holdfast.examples.bookstore.courier.Couriers;
import io.holdfast.examples.bookstore.courier.Messaging;
import io.holdfast.examples.bookstore.durable.SchedulerEngine;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.steps.BookstoreSteps;
import io.holdfast.examples.bookstore.steps.Catalogue;
import io.holdfast.examples.bookstore.steps.StockSteps;
import io.holdfast.examples.bookstore.store.OpenStores;
import io.holdfast.examples.bookstore.store.ShopData;
import io.holdfast.examples.common.Opened;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockLevel;
import java.util.Optional;

/** The open bookstore: its databases, its engine, and the workers of this process. */
final class BookstoreApp implements AutoCloseable {
  private static final ShopId SHOP = new ShopId("bookstore");
  private static final String COURIER = "courier@example.com";

  private final BookstoreOptions options;
  private final Opened open = new Opened();
  private final OpenStores stores;
  private final ShopInventory inventory;
  private final Engine engine;

  /** Opens the bookstore without workers. */
  BookstoreApp(BookstoreOptions options) {
    this.options = options;
    try {
      stores = open.add(new OpenStores(options.stores, options.aws.clients()));
      inventory = open.add(Inventory.create(stores.data().inventory())).forShop(SHOP);
      seed(stores.data());
      engine = open.add(openEngine());
    } catch (RuntimeException e) {
      Opened.closeAfter(e, open);
      throw e;
    }
  }

  private Engine openEngine() {
    Timing timing = options.timing();
    return options
        .temporal
        .connect(timing)
        .orElseGet(
            () -> new SchedulerEngine(stores.database(), timing, SchedulerEngine.Pace.DEFAULT));
  }

  /** Adds the books and users of the reference system, unless they are there. */
  private void seed(ShopData data) {
    book(data, "10x-rule", "The 10X Rule", 20, 500);
    book(data, "striped-pajamas", "The Boy in the Striped Pajamas", 75, 400);
    data.points().define("ann", 300);
    data.points().define("bob", 100);
  }

  private void book(ShopData data, String id, String title, long price, long pieces) {
    data.catalogue().define(new Catalogue.Listing(id, title, price));
    StockLevel unused =
        inventory
            .define(StockDefinition.withOpening(inventory.key(new Sku(id)), pieces))
            .orElseThrow();
  }

  /** Starts the workers: one that runs executions, and one that finds couriers. */
  void work() {
    Messaging messaging = open.add(options.aws.open());
    ShopData data = stores.data();
    StockSteps stock =
        new StockSteps(inventory, data.catalogue(), data.orders(), options.timing().holdTtl());
    CheckoutSteps steps =
        new BookstoreSteps(
            stock,
            data.points(),
            new BillingDouble(stores.database(), () -> options.billing),
            messaging.queue(),
            messaging.notifier());
    open.add(engine.startWorker(steps));
    if (options.couriers != CourierMode.SILENT) {
      open.add(new CourierWorker(messaging.queue(), engine.tokens(), couriers(), stock, 1).start());
    }
  }

  private Couriers couriers() {
    return (order, search) ->
        options.couriers == CourierMode.FOUND ? Optional.of(COURIER) : Optional.empty();
  }

  Engine engine() {
    return engine;
  }

  /** Closes everything, the last first. */
  @Override
  public void close() {
    open.close();
  }
}
