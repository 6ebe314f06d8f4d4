package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.Chunks;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlText;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StoreClock;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.OutboxSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads restock requests on their way, and inserts new ones. */
public final class OutboxTable {
  private static final String TABLE = "outbox";

  private final SqlText dueShops;
  private final SqlText due;
  private final SqlText isDue;
  private final SqlText leased;
  private final SqlText messages;
  private final SqlText summary;
  private final SqlText summaryOfShop;
  private final SqlText insert;
  private final StoreClock clock;
  private final Chunks chunks;

  OutboxTable(SqlTexts texts) {
    chunks = texts.chunks();
    clock = texts.clock();
    dueShops = texts.text(texts.dialect().dueShops());
    due =
        texts.text(
            """
            SELECT id, sku, location, request_number, supplier, quantity, requested_at, due_at, state,
              attempts, fence, next_at, reason, {now} AS now_micros
            FROM holdfast_outbox row_ {byDue}
            WHERE shop = ? AND next_at <= {now} AND NOT EXISTS (
              SELECT 1 FROM holdfast_outbox earlier_ WHERE earlier_.shop = row_.shop
                AND earlier_.sku = row_.sku AND earlier_.location = row_.location
                AND earlier_.state = 'PENDING'
                AND earlier_.request_number < row_.request_number)
            ORDER BY next_at, request_number, id LIMIT ? FOR UPDATE SKIP LOCKED\
            """);
    isDue =
        texts.text(
            """
            SELECT id FROM holdfast_outbox row_ {byDue}
            WHERE shop = ? AND next_at <= {now} AND NOT EXISTS (
              SELECT 1 FROM holdfast_outbox earlier_ WHERE earlier_.shop = row_.shop
                AND earlier_.sku = row_.sku AND earlier_.location = row_.location
                AND earlier_.state = 'PENDING'
                AND earlier_.request_number < row_.request_number)
            ORDER BY next_at, request_number, id LIMIT 1\
            """);
    leased =
        texts.text(
            """
            UPDATE holdfast_outbox {primary}
            SET fence = fence + 1, next_at = ?, leased_until = ?, last_lease = ?
            WHERE shop = ? AND id IN ([[?|, ]])\
            """);
    messages =
        texts.text(
            """
            SELECT id, sku, location, request_number, supplier, quantity, requested_at, due_at, state,
              attempts, fence, next_at, reason
            FROM holdfast_outbox {primary} WHERE shop = ? AND id > ? ORDER BY id LIMIT ?\
            """);
    summary =
        texts.text(
            """
            SELECT state, COUNT(*) AS messages, MIN(requested_at) AS oldest
            FROM holdfast_outbox GROUP BY state {all}\
            """);
    summaryOfShop =
        texts.text(
            """
            SELECT state, COUNT(*) AS messages, MIN(requested_at) AS oldest
            FROM holdfast_outbox WHERE shop = ? GROUP BY state {all}\
            """);
    insert =
        texts.text(
            """
            INSERT INTO holdfast_outbox (shop, id, sku, location, request_number, supplier, quantity,
              requested_at, due_at, state, attempts, fence, next_at)
            VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 0, 0, ?)|, ]]\
            """);
  }

  /** Lists shops that have a message due, except those whose id cannot be read. */
  public List<ShopId> dueShops(Handle handle, @Nullable ShopId after, int limit) {
    List<ShopId> due = new ArrayList<>();
    String last = after == null ? "" : after.value();
    List<String> page;
    do {
      Bindings args = clock.bind(new Bindings().text(last)).number(limit - due.size());
      page = Sql.list(handle, dueShops.text(), args, row -> row.getString("shop"));
      for (String shop : page) {
        last = shop;
        UnreadableRows.readOrLog(TABLE, shop, () -> new ShopId(shop)).ifPresent(due::add);
      }
    } while (!page.isEmpty() && due.size() < limit);
    return due;
  }

  /**
   * Holds a row of a shop.
   *
   * @param id the id as it is stored
   * @param message the message, or a substitute for one that cannot be read; null if not even its
   *     id can be read
   * @param fault the reason why it cannot be read; null if it can be read
   */
  public record Row(String id, @Nullable OutboxMessage message, @Nullable String fault) {}

  /**
   * Locks messages that may be leased, skips those that another transaction has locked, and returns
   * them as leased.
   */
  public List<Row> lockDue(Handle handle, ShopId shop, int limit, Duration lease) {
    Bindings args = clock.bind(new Bindings()).text(shop.value());
    return Sql.list(
        handle,
        due.text(),
        clock.bind(args).number(limit),
        row -> {
          Instant until =
              Micros.toInstant(row.getLong("now_micros"))
                  .plus(lease)
                  .truncatedTo(ChronoUnit.MICROS);
          return row(shop, row, message -> message.leasedUntil(until));
        });
  }

  /** Tells whether a message may be leased, locked or not. */
  public boolean isAnyDue(Handle handle, ShopId shop) {
    Bindings args = clock.bind(new Bindings().text(shop.value()));
    return !Sql.list(handle, isDue.text(), args, row -> row.getString("id")).isEmpty();
  }

  /** Writes the lease of messages that are locked. */
  public void lease(Handle handle, ShopId shop, List<OutboxMessage> messages) {
    Instant until = messages.get(0).nextAt();
    for (List<OutboxMessage> chunk : chunks.padded(messages)) {
      Bindings args = new Bindings().time(until).time(until).time(until).text(shop.value());
      chunk.forEach(it -> args.text(it.request().id().value()));
      Sql.update(handle, leased.rows(chunk.size()), args);
    }
  }

  /** Lists messages by id, except those whose id cannot be read. */
  public List<OutboxMessage> messages(
      Handle handle, ShopId shop, @Nullable RestockRequestId after, int limit) {
    List<OutboxMessage> found = new ArrayList<>();
    String last = after == null ? "" : after.value();
    List<Row> page;
    do {
      Bindings args = new Bindings().text(shop.value()).text(last).number(limit - found.size());
      page = Sql.list(handle, messages.text(), args, row -> row(shop, row, message -> message));
      for (Row row : page) {
        last = row.id();
        if (row.message() != null) {
          found.add(row.message());
        }
      }
    } while (!page.isEmpty() && found.size() < limit);
    return found;
  }

  /** Counts the messages of a shop, or of all shops, by state. */
  public OutboxSummary summary(Handle handle, @Nullable ShopId shop) {
    Map<State, OutboxSummary.Count> counts = new EnumMap<>(State.class);
    Sql.each(
        handle,
        shop == null ? summary.text() : summaryOfShop.text(),
        shop == null ? new Bindings() : new Bindings().text(shop.value()),
        row -> {
          String state = row.getString("state");
          long messages = row.getLong("messages");
          Instant oldest = Micros.toInstant(row.getLong("oldest"));
          UnreadableRows.readOrLog(TABLE, state, () -> State.valueOf(state))
              .ifPresent(it -> counts.put(it, new OutboxSummary.Count(messages, oldest)));
        });
    return new OutboxSummary(counts);
  }

  /** Inserts requests that have just been decided, in the transaction of the stock change. */
  public void insert(Handle handle, List<RestockRequest> requests) {
    CheckedWrites.insertNew(handle, insert, chunks, requests, OutboxTable::row, "restock request");
  }

  private static void row(Bindings args, RestockRequest it) {
    args.text(it.key().shop().value()).text(it.id().value()).text(it.key().sku().value());
    args.text(it.key().location().value()).number(it.number()).text(it.supplier().value());
    args.number(it.quantity()).time(it.requestedAt()).time(it.dueAt()).time(it.requestedAt());
  }

  private static Row row(ShopId shop, ResultSet row, UnaryOperator<OutboxMessage> shown)
      throws SQLException {
    String id = row.getString("id");
    try {
      return new Row(id, shown.apply(message(shop, id, row)), null);
    } catch (RuntimeException e) {
      UnreadableRows.log(TABLE, shop + "/" + id, e);
      OutboxMessage unreadable =
          UnreadableRows.readOrLog(TABLE, shop + "/" + id, () -> new RestockRequestId(id))
              .map(it -> OutboxMessage.unreadable(shop, it, String.valueOf(e.getMessage())))
              .orElse(null);
      return new Row(id, unreadable, UnreadableRows.reason(e));
    }
  }

  private static OutboxMessage message(ShopId shop, String id, ResultSet row) throws SQLException {
    return new OutboxMessage(
        new RestockRequest(
            new RestockRequestId(id),
            LevelTable.key(shop, row),
            new SupplierId(row.getString("supplier")),
            row.getLong("quantity"),
            row.getLong("request_number"),
            Micros.toInstant(row.getLong("requested_at")),
            Micros.toInstant(row.getLong("due_at"))),
        State.valueOf(row.getString("state")),
        Math.toIntExact(row.getLong("attempts")),
        row.getLong("fence"),
        Micros.toInstant(row.getLong("next_at")),
        row.getString("reason"));
  }
}
