package io.holdfast.benchmarks.spring;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.SqlWrite;
import io.holdfast.spring.TransactionalStock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sells a piece, and keeps an order row and an event with it: all of it or nothing. */
@Service
class Checkout {
  private final Inventory inventory;
  private final TransactionalStock stock;
  private final JdbcClient jdbc;

  Checkout(Inventory inventory, TransactionalStock stock, JdbcClient jdbc) {
    this.inventory = inventory;
    this.stock = stock;
    this.jdbc = jdbc;
  }

  /** Gives the rows to the library. */
  public boolean alongside(Purchase order) {
    return inventory
        .alongside(
            SqlWrite.of(
                ShopRows.INSERT_ORDER,
                order.id(),
                order.customer(),
                order.sku(),
                order.cents(),
                System.currentTimeMillis()),
            SqlWrite.of(ShopRows.INSERT_EVENT, order.id(), event(order)))
        .commit(request(order))
        .isDone();
  }

  /** Writes the rows, and lets the stock join the transaction. */
  @Transactional
  public void joined(Purchase order) {
    insert(order);
    stock.commit(request(order)).orElseThrow();
  }

  /** Writes the rows, and updates a row of stock. */
  @Transactional
  public void byHand(Purchase order) {
    insert(order);
    if (jdbc.sql(ShopRows.TAKE).param(order.sku()).update() != 1) {
      throw new SoldOutException();
    }
  }

  private void insert(Purchase order) {
    jdbc.sql(ShopRows.INSERT_ORDER)
        .params(
            order.id(), order.customer(), order.sku(), order.cents(), System.currentTimeMillis())
        .update();
    jdbc.sql(ShopRows.INSERT_EVENT).params(order.id(), event(order)).update();
  }

  private static String event(Purchase order) {
    return "{\"type\":\"ORDERED\",\"order\":\"%s\",\"customer\":\"%s\",\"sku\":\"%s\",\"cents\":%d}"
        .formatted(order.id(), order.customer(), order.sku(), order.cents());
  }

  private static CommitRequest request(Purchase order) {
    return CommitRequest.of(
        new ShopId(order.shop()), new ReservationId(order.id()), Line.of(order.sku(), 1));
  }
}
