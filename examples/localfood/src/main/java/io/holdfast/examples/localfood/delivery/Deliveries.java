package io.holdfast.examples.localfood.delivery;

import io.holdfast.examples.localfood.events.LocalTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The deliveries, in the tables {@code dv_delivery}, {@code dv_address} and the one between. */
@Repository
class Deliveries {
  /** The delivery of an order. */
  record OfOrder(long id, @Nullable Long orderId, @Nullable Long storeId) {}

  private final JdbcClient jdbc;

  Deliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Creates a delivery. There is at most one for each order: a second fails. */
  long insert(
      @Nullable DeliveryStatus status,
      @Nullable Long orderId,
      @Nullable Long storeId,
      @Nullable String address) {
    LocalDateTime now = LocalTimes.now();
    long delivery =
        insert(
            "INSERT INTO dv_delivery (status, order_id, store_id, created_at, updated_by)"
                + " VALUES (?, ?, ?, ?, ?)",
            status == null ? null : status.name(),
            orderId,
            storeId,
            now,
            now);
    if (address != null) {
      long id = insert("INSERT INTO dv_address (basic_address) VALUES (?)", address);
      insert(
          "INSERT INTO dv_delivery_address (delivery_id, address_id) VALUES (?, ?)", delivery, id);
    }
    return delivery;
  }

  private long insert(String sql, @Nullable Object... values) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(sql).params(values).update(id, "id");
    return Objects.requireNonNull(id.getKey()).longValue();
  }

  /** Changes the status if it is another one. Only one of two callers at once succeeds. */
  boolean move(long id, @Nullable DeliveryStatus from, DeliveryStatus to) {
    String sql = "UPDATE dv_delivery SET status = ?, updated_by = ? WHERE id = ? AND status ";
    return (from == null
                ? jdbc.sql(sql + "IS NULL").params(to.name(), LocalTimes.now(), id)
                : jdbc.sql(sql + "= ?").params(to.name(), LocalTimes.now(), id, from.name()))
            .update()
        == 1;
  }

  Optional<OfOrder> ofOrder(long orderId) {
    return jdbc.sql("SELECT id, order_id, store_id FROM dv_delivery WHERE order_id = ?")
        .param(orderId)
        .query(OfOrder.class)
        .optional();
  }

  Optional<OfOrder> order(long id) {
    return jdbc.sql("SELECT id, order_id, store_id FROM dv_delivery WHERE id = ?")
        .param(id)
        .query(OfOrder.class)
        .optional();
  }

  Optional<Delivery> find(long id) {
    return withAddresses(
            jdbc.sql("SELECT * FROM dv_delivery WHERE id = ?")
                .param(id)
                .query(Deliveries::delivery)
                .list())
        .stream()
        .findFirst();
  }

  List<Delivery> page(long after, int limit) {
    return withAddresses(
        jdbc.sql("SELECT * FROM dv_delivery WHERE id > ? ORDER BY id LIMIT ?")
            .params(after, limit)
            .query(Deliveries::delivery)
            .list());
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    String status = row.getString("status");
    return new Delivery(
        row.getLong("id"),
        status == null ? null : DeliveryStatus.valueOf(status),
        List.of(),
        row.getObject("created_at", LocalDateTime.class),
        row.getObject("updated_by", LocalDateTime.class));
  }

  /** Reads all addresses at once, after the deliveries: so a listing needs one connection. */
  private List<Delivery> withAddresses(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return deliveries;
    }
    Map<Long, List<Address>> addresses = new HashMap<>();
    jdbc.sql(
            "SELECT da.delivery_id, a.id, a.address_name, a.zip_code, a.basic_address,"
                + " a.detail_address"
                + " FROM dv_delivery_address da JOIN dv_address a ON a.id = da.address_id"
                + " WHERE da.delivery_id IN (:deliveries) ORDER BY a.id")
        .param("deliveries", deliveries.stream().map(Delivery::id).toList())
        .query(
            row -> {
              addresses
                  .computeIfAbsent(row.getLong("delivery_id"), it -> new ArrayList<>())
                  .add(address(row));
            });
    return deliveries.stream()
        .map(it -> it.withAddresses(addresses.getOrDefault(it.id(), List.of())))
        .toList();
  }

  private static Address address(ResultSet row) throws SQLException {
    return new Address(
        row.getLong("id"),
        row.getString("address_name"),
        row.getString("zip_code"),
        row.getString("basic_address"),
        row.getString("detail_address"));
  }
}
