package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.events.LocalTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The orders, in the table {@code od_order}. */
@Repository
class Orders {
  private final JdbcClient jdbc;

  Orders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Order insert(Purchase purchase, String paymentId) {
    LocalDateTime now = LocalTimes.now();
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            "INSERT INTO od_order (store_id, product_id, product_name, quantity, status,"
                + " created_at, updated_by, payment_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(purchase.storeId(), purchase.productId())
        .param(purchase.productName())
        .params(purchase.quantity(), OrderStatus.COMPLETE_ORDER.name(), now, now)
        .param(PaymentLog.stored(paymentId))
        .update(id, "id");
    return new Order(
        Objects.requireNonNull(id.getKey()).longValue(),
        purchase.storeId(),
        purchase.productId(),
        purchase.productName(),
        purchase.quantity(),
        OrderStatus.COMPLETE_ORDER,
        now,
        now);
  }

  Optional<Order> find(long id) {
    return jdbc.sql("SELECT * FROM od_order WHERE id = ?").param(id).query(this::order).optional();
  }

  Order ofPayment(String paymentId) {
    return jdbc.sql("SELECT * FROM od_order WHERE payment_id = ?")
        .param(PaymentLog.stored(paymentId))
        .query(this::order)
        .single();
  }

  List<Order> page(long after, int limit) {
    return jdbc.sql("SELECT * FROM od_order WHERE id > ? ORDER BY id LIMIT ?")
        .params(after, limit)
        .query(this::order)
        .list();
  }

  List<Order> newest(int limit) {
    return jdbc.sql("SELECT * FROM od_order ORDER BY id DESC LIMIT ?")
        .param(limit)
        .query(this::order)
        .list();
  }

  Optional<OrderState> state(long id) {
    return jdbc.sql("SELECT * FROM od_order WHERE id = ?")
        .param(id)
        .query(
            (row, number) -> {
              Order order = order(row, number);
              long delivery = row.getLong("delivery_id");
              return new OrderState(
                  order,
                  row.getBoolean("cancel_requested"),
                  delivery == 0
                      ? null
                      : new OrderState.Delivery(
                          delivery, order.status() == OrderStatus.COMPLETE_DELIVERY));
            })
        .optional();
  }

  /** Changes the status, if it is one of {@code from}. Returns whether it was. */
  boolean move(long id, Set<OrderStatus> from, OrderStatus to) {
    return jdbc.sql(
                "UPDATE od_order SET status = :to, updated_by = :now"
                    + " WHERE id = :id AND status IN (:from)")
            .param("to", to.name())
            .param("now", LocalTimes.now())
            .param("id", id)
            .param("from", from.stream().map(Enum::name).toList())
            .update()
        == 1;
  }

  void delivery(long id, long deliveryId) {
    jdbc.sql("UPDATE od_order SET delivery_id = ? WHERE id = ?").params(deliveryId, id).update();
  }

  /** Notes that an order of one of these states is to be cancelled. Returns false if it was. */
  boolean requestCancel(long id, Set<OrderStatus> from) {
    return jdbc.sql(
                "UPDATE od_order SET cancel_requested = TRUE"
                    + " WHERE id = :id AND status IN (:from) AND cancel_requested = FALSE")
            .param("id", id)
            .param("from", from.stream().map(Enum::name).toList())
            .update()
        == 1;
  }

  String paymentOf(long id) {
    return jdbc.sql("SELECT payment_id FROM od_order WHERE id = ?")
        .param(id)
        .query((row, number) -> PaymentLog.read(row.getBytes("payment_id")))
        .single();
  }

  /** Renames an article in its orders, unless a later change has done so. */
  void rename(long storeId, long productId, @Nullable String name, long time) {
    int newer =
        jdbc.sql(
                "UPDATE od_product SET changed_at = :time WHERE store_id = :store"
                    + " AND product_id = :product AND changed_at < :time")
            .param("time", time)
            .param("store", storeId)
            .param("product", productId)
            .update();
    if (newer == 0 && !insertProduct(storeId, productId, time)) {
      return;
    }
    jdbc.sql(
            "UPDATE od_order SET product_name = ?, updated_by = ?"
                + " WHERE store_id = ? AND product_id = ?")
        .param(name)
        .params(LocalTimes.now(), storeId, productId)
        .update();
  }

  private boolean insertProduct(long storeId, long productId, long time) {
    try {
      jdbc.sql("INSERT INTO od_product (store_id, product_id, changed_at) VALUES (?, ?, ?)")
          .params(storeId, productId, time)
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private Order order(ResultSet row, int number) throws SQLException {
    return new Order(
        row.getLong("id"),
        row.getLong("store_id"),
        row.getLong("product_id"),
        row.getString("product_name"),
        row.getInt("quantity"),
        OrderStatus.valueOf(row.getString("status")),
        row.getObject("created_at", LocalDateTime.class),
        row.getObject("updated_by", LocalDateTime.class));
  }
}
