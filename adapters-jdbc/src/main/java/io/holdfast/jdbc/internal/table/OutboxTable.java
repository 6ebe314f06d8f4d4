package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.ShopKeys;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
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

/**
 * Reads messages of one kind, and inserts new ones.
 *
 * @param <C> the kind of content
 */
public final class OutboxTable<C extends OutboxContent> {
  private final MessageTable<C> table;

  private final SizedSql dueShops;
  private final SizedSql due;
  private final SizedSql isDue;
  private final SizedSql leased;
  private final SizedSql messages;
  private final SizedSql summary;
  private final SizedSql summaryOfShop;
  private final SizedSql insert;
  private final ShopKeys ids;
  private final StoreClock clock;
  private final StatementSplit split;

  OutboxTable(SqlTexts texts, MessageTable<C> table) {
    this.table = table;
    split = texts.split();
    clock = texts.clock();
    ids = texts.keys("id");
    dueShops = table.text(texts, texts.dialect().dueShops());
    due =
        table.text(
            texts,
            """
            SELECT id, {columns}, state, attempts, fence, next_at, reason, {now} AS now_micros
            FROM {table} row_ {byDue}
            WHERE shop = ? AND next_at <= {now} {isFirst}
            ORDER BY {dueOrder} LIMIT ? FOR UPDATE SKIP LOCKED\
            """);
    isDue =
        table.text(
            texts,
            """
            SELECT id FROM {table} row_ {byDue}
            WHERE shop = ? AND next_at <= {now} {isFirst}
            ORDER BY {dueOrder} LIMIT 1\
            """);
    leased =
        table.text(
            texts,
            """
            UPDATE {table} {primary}
            SET fence = fence + 1, next_at = ?, leased_until = ?, last_lease = ?
            WHERE {shopIds}\
            """);
    messages =
        table.text(
            texts,
            """
            SELECT id, {columns}, state, attempts, fence, next_at, reason
            FROM {table} {primary} WHERE shop = ? AND id > ? ORDER BY id LIMIT ?\
            """);
    summary =
        table.text(
            texts,
            """
            SELECT state, COUNT(*) AS messages, MIN({decidedAt}) AS oldest
            FROM {table} GROUP BY state {all}\
            """);
    summaryOfShop =
        table.text(
            texts,
            """
            SELECT state, COUNT(*) AS messages, MIN({decidedAt}) AS oldest
            FROM {table} WHERE shop = ? GROUP BY state {all}\
            """);
    insert = texts.text(table.insert(texts));
  }

  /** Returns the writer of the same table. */
  public OutboxWriter writer(SqlTexts texts) {
    return new OutboxWriter(texts, table);
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
        UnreadableRows.readOrLog(table.shortName(), shop, () -> new ShopId(shop))
            .ifPresent(due::add);
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
   * @param <C> the kind of content
   */
  public record Row<C extends OutboxContent>(
      String id, @Nullable OutboxMessage<C> message, @Nullable String fault) {}

  /**
   * Locks messages that may be leased, skips those that another transaction has locked, and returns
   * them as leased.
   */
  public List<Row<C>> lockDue(Handle handle, ShopId shop, int limit, Duration lease) {
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
  public void lease(Handle handle, ShopId shop, List<OutboxMessage<C>> messages) {
    Instant until = messages.get(0).nextAt();
    for (List<OutboxMessage<C>> chunk : split.padded(messages)) {
      Bindings args = new Bindings().time(until).time(until).time(until);
      ids.bind(args, shop, chunk, (to, it) -> to.text(it.content().id().value()));
      Sql.update(handle, leased.rows(chunk.size()), args);
    }
  }

  /** Lists messages by id, except those whose id cannot be read. */
  public List<OutboxMessage<C>> messages(
      Handle handle, ShopId shop, @Nullable MessageId after, int limit) {
    List<OutboxMessage<C>> found = new ArrayList<>();
    String last = after == null ? "" : after.value();
    List<Row<C>> page;
    do {
      Bindings args = new Bindings().text(shop.value()).text(last).number(limit - found.size());
      page = Sql.list(handle, messages.text(), args, row -> row(shop, row, message -> message));
      for (Row<C> row : page) {
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
          UnreadableRows.readOrLog(table.shortName(), state, () -> State.valueOf(state))
              .ifPresent(it -> counts.put(it, new OutboxSummary.Count(messages, oldest)));
        });
    return new OutboxSummary(counts);
  }

  /** Inserts messages that have just been decided, in the transaction of the stock change. */
  public void insert(Handle handle, List<C> contents) {
    CheckedWrites.insertNew(handle, insert, split, contents, table::bind, "message");
  }

  private Row<C> row(ShopId shop, ResultSet row, UnaryOperator<OutboxMessage<C>> shown)
      throws SQLException {
    String id = row.getString("id");
    try {
      return new Row<>(id, shown.apply(message(shop, id, row)), null);
    } catch (RuntimeException e) {
      UnreadableRows.log(table.shortName(), shop + "/" + id, e);
      OutboxMessage<C> unreadable =
          UnreadableRows.readOrLog(table.shortName(), shop + "/" + id, () -> table.id(id))
              .map(it -> table.unreadable(shop, it, String.valueOf(e.getMessage())))
              .orElse(null);
      return new Row<>(id, unreadable, UnreadableRows.reason(e));
    }
  }

  private OutboxMessage<C> message(ShopId shop, String id, ResultSet row) throws SQLException {
    return new OutboxMessage<>(
        table.content(shop, id, row),
        State.valueOf(row.getString("state")),
        Math.toIntExact(row.getLong("attempts")),
        row.getLong("fence"),
        Micros.toInstant(row.getLong("next_at")),
        row.getString("reason"));
  }
}
