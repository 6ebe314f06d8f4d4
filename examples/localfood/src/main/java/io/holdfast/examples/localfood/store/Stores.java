package io.holdfast.examples.localfood.store;

import io.holdfast.examples.localfood.events.LocalTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The shops, in the table {@code st_store}. Their stock is in the inventory. */
@Repository
class Stores {
  private final JdbcClient jdbc;

  Stores(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens a shop, whose stock is still empty. */
  Store insert(long productId, @Nullable String productName) {
    LocalDateTime now = LocalTimes.now();
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            "INSERT INTO st_store (product_id, product_name, created_at, updated_by)"
                + " VALUES (?, ?, ?, ?)")
        .param(productId)
        .param(productName)
        .params(now, now)
        .update(id, "id");
    return new Store(
        Objects.requireNonNull(id.getKey()).longValue(), productId, productName, 0, now, now);
  }

  /** Returns the shop that has an article. */
  Optional<Store> find(long id, long productId) {
    return jdbc.sql("SELECT * FROM st_store WHERE id = ? AND product_id = ?")
        .params(id, productId)
        .query(this::store)
        .optional();
  }

  List<Store> page(long after, int limit) {
    return jdbc.sql("SELECT * FROM st_store WHERE id > ? ORDER BY id LIMIT ?")
        .params(after, limit)
        .query(this::store)
        .list();
  }

  void rename(long id, @Nullable String productName) {
    jdbc.sql("UPDATE st_store SET product_name = ?, updated_by = ? WHERE id = ?")
        .param(productName)
        .params(LocalTimes.now(), id)
        .update();
  }

  private Store store(ResultSet row, int number) throws SQLException {
    return new Store(
        row.getLong("id"),
        row.getLong("product_id"),
        row.getString("product_name"),
        0,
        row.getObject("created_at", LocalDateTime.class),
        row.getObject("updated_by", LocalDateTime.class));
  }
}
