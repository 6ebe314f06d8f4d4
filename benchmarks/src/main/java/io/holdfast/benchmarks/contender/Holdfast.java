package io.holdfast.benchmarks.contender;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.JdbcInventoryStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/** The library: {@code Inventory.commit} of one piece of each SKU. */
public final class Holdfast implements Contender {
  /** The name of the contender with lanes. */
  public static final String NAME = "Holdfast";

  /** The name of the contender with a separate transaction for each order. */
  public static final String WITHOUT_LANES = "Holdfast without lanes";

  private static final ShopId NOT_OPEN = new ShopId("not-open");

  private final String name;
  private final JdbcInventoryStore store;
  private final LaneOptions lanes;
  private final Inventory inventory;
  private final HoldfastTables tables;
  private volatile ShopId shop;

  private Holdfast(
      String name,
      JdbcInventoryStore store,
      LaneOptions lanes,
      Inventory inventory,
      HoldfastTables tables,
      ShopId shop) {
    this.name = name;
    this.store = store;
    this.lanes = lanes;
    this.inventory = inventory;
    this.tables = tables;
    this.shop = shop;
  }

  /**
   * Creates a contender on separate tables.
   *
   * @param prefix the prefix of the table names; contenders with the same prefix share tables, and
   *     sell in shops of their own
   */
  public static Holdfast on(DataSource pool, String prefix, LaneOptions lanes) {
    JdbcInventoryStore store = HoldfastTables.store(pool, prefix);
    return new Holdfast(
        lanes.enabled() ? NAME : WITHOUT_LANES,
        store,
        lanes,
        Inventory.builder(store).lanes(lanes).build(),
        new HoldfastTables(pool, prefix, Inventory.create(store)),
        NOT_OPEN);
  }

  /** Returns a contender on the same store and tables whose inventory has listeners. */
  public Holdfast withListeners(InventoryListener... listeners) {
    Inventory.Builder builder = Inventory.builder(store).lanes(lanes);
    for (InventoryListener listener : listeners) {
      builder.listener(listener);
    }
    return new Holdfast(name, store, lanes, builder.build(), tables, NOT_OPEN);
  }

  /** Returns a contender on the same inventory that sells in another shop. */
  public Holdfast inShop(ShopId other) {
    return new Holdfast(name, store, lanes, inventory, tables, other);
  }

  /** Returns the tables of the inventory. */
  public HoldfastTables tables() {
    return tables;
  }

  /** Returns the inventory that sells. */
  public Inventory inventory() {
    return inventory;
  }

  /** Returns the shop that sells. {@link #open} opens a new one. */
  public ShopId shop() {
    return shop;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void open(int skus, long pieces) throws SQLException {
    shop = tables.open(skus, pieces);
  }

  @Override
  public boolean place(Order order) {
    return inventory.commit(request(shop, order)).isDone();
  }

  /** Places an order without waiting for it. */
  public CompletionStage<Outcome<Reservation>> placeAsync(Order order) {
    return inventory.commitAsync(request(shop, order));
  }

  /** Places all orders at once. There must be fewer than the queue of a lane holds. */
  public void placeAll(List<Order> orders) {
    List<CompletableFuture<?>> placed = new ArrayList<>();
    for (Order order : orders) {
      placed.add(
          placeAsync(order).toCompletableFuture().thenApply(outcome -> outcome.orElseThrow()));
    }
    placed.forEach(CompletableFuture::join);
  }

  /**
   * Places an order that was placed before.
   *
   * @throws IllegalStateException if the answer is not a replay
   */
  public void replay(Order order) {
    if (!inventory.commit(request(shop, order)).isReplayed()) {
      throw new IllegalStateException(order.id() + " was sold, but the library does not know it");
    }
  }

  /** Returns the request of an order. */
  public static CommitRequest request(ShopId shop, Order order) {
    Line[] lines = new Line[order.skus().size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = Line.of(order.skus().get(i), 1);
    }
    return CommitRequest.of(shop, new ReservationId(order.id()), lines);
  }

  @Override
  public void check(long orders, long pieces) throws Exception {
    tables.check(shop, orders, pieces);
  }

  @Override
  public void close() {
    inventory.close();
  }
}
