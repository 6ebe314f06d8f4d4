package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.events.LocalTimes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The payments that this service has begun. */
@Repository
class PaymentLog {
  enum State {
    /** Perhaps charged; no order yet. */
    PENDING,
    /** Charged, and the order exists. */
    PAID,
    /** Not charged. */
    DECLINED,
    /** Too long without an order: given back. */
    GIVEN_UP
  }

  record Entry(Purchase purchase, State state) {}

  private final JdbcClient jdbc;

  PaymentLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Returns an id as its column holds it. H2 takes text for such a column only until it has to
   * prepare a statement again, after any change of a table.
   */
  static byte[] stored(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  /** Reverses {@link #stored}. */
  static String read(byte[] stored) {
    return new String(stored, StandardCharsets.UTF_8);
  }

  /** Begins a payment, or returns what has become of it. */
  Entry begin(String id, Purchase purchase) {
    try {
      jdbc.sql(
              "INSERT INTO od_payment"
                  + " (id, state, store_id, product_id, product_name, quantity, card, created_at)"
                  + " VALUES (?, 'PENDING', ?, ?, ?, ?, ?, ?)")
          .params(stored(id), purchase.storeId(), purchase.productId())
          .param(purchase.productName())
          .param(purchase.quantity())
          .param(purchase.card())
          .param(LocalTimes.now())
          .update();
      return new Entry(purchase, State.PENDING);
    } catch (DuplicateKeyException e) {
      return find(id);
    }
  }

  private Entry find(String id) {
    return jdbc.sql("SELECT * FROM od_payment WHERE id = ?")
        .param(stored(id))
        .query(
            (row, number) ->
                new Entry(
                    new Purchase(
                        row.getLong("store_id"),
                        row.getLong("product_id"),
                        row.getString("product_name"),
                        row.getInt("quantity"),
                        row.getString("card")),
                    State.valueOf(row.getString("state"))))
        .single();
  }

  /** Ends a payment that is pending. Returns false if it has ended before. */
  boolean end(String id, State state) {
    return jdbc.sql("UPDATE od_payment SET state = ? WHERE id = ? AND state = 'PENDING'")
            .params(state.name(), stored(id))
            .update()
        == 1;
  }

  /** Returns payments that have been pending since before a time, oldest first. */
  List<String> pendingSince(LocalDateTime time) {
    return jdbc.sql(
            "SELECT id FROM od_payment WHERE state = 'PENDING' AND created_at < ?"
                + " ORDER BY created_at LIMIT 100")
        .param(time)
        .query((row, number) -> read(row.getBytes("id")))
        .list();
  }
}
