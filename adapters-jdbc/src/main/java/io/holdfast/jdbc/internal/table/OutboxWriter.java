package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Columns;
import io.holdfast.jdbc.internal.sql.ShopKeys;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import io.holdfast.jdbc.internal.sql.StoreClock;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Updates and deletes messages of one kind. */
public final class OutboxWriter {
  /** The due time of a message that must never be found due. */
  private static final Instant NEVER = Instant.parse("2255-01-01T00:00:00Z");

  private final SizedSql lock;
  private final SizedSql sent;
  private final SizedSql begun;
  private final SizedSql update;
  private final SizedSql delete;
  private final SizedSql unblock;
  private final SizedSql withdraw;
  private final SizedSql block;
  private final SizedSql find;
  private final ShopKeys ids;
  private final StoreClock clock;
  private final StatementSplit split;

  private final MessageTable<?> table;

  OutboxWriter(SqlTexts texts, MessageTable<?> table) {
    this.table = table;
    split = texts.split();
    clock = texts.clock();
    ids = texts.keys("id");
    lock =
        table.text(
            texts,
            """
            SELECT id, fence, last_lease, {now} AS now_micros
            FROM {table} {primary} WHERE {shopIds}
            ORDER BY id {all} FOR UPDATE\
            """);
    sent =
        table.text(
            texts,
            """
            UPDATE {table} {primary}
            SET state = 'SENT', attempts = 0, reason = NULL, leased_until = NULL,
              next_at = CASE id [[WHEN ? THEN {micros}| ]] ELSE next_at END
            WHERE {shopIds}\
            """);
    begun =
        table.text(
            texts,
            """
            UPDATE {table} {primary}
            SET attempts = CASE id [[WHEN ? THEN {micros}| ]] ELSE attempts END
            WHERE {shopIds}\
            """);
    block =
        table.text(
            texts,
            """
            UPDATE {table} {primary}
            SET state = 'BLOCKED', next_at = ?, leased_until = NULL, reason = ?
            WHERE shop = ? AND id = ?\
            """);
    update =
        table.text(
            texts,
            """
            UPDATE {table} {primary} SET leased_until = NULL,
              state = CASE id [[WHEN ? THEN ?| ]] ELSE state END,
              attempts = CASE id [[WHEN ? THEN {micros}| ]] ELSE attempts END,
              next_at = CASE id [[WHEN ? THEN {micros}| ]] ELSE next_at END,
              reason = CASE id [[WHEN ? THEN ?| ]] ELSE reason END
            WHERE {shopIds}\
            """);
    delete =
        table.text(
            texts,
            """
            DELETE {deleteBefore} FROM {table} row_ {deleteAfter}
            WHERE {shopIds}\
            """);
    unblock =
        table.text(
            texts,
            """
            UPDATE {table} {primary}
            SET state = 'PENDING', attempts = 0, next_at = {now}, leased_until = NULL
            WHERE shop = ? AND id = ? AND state = 'BLOCKED'\
            """);
    withdraw =
        table.text(
            texts,
            """
            DELETE {deleteBefore} FROM {table} row_ {deleteAfter}
            WHERE shop = ? AND id = ? AND (leased_until IS NULL OR leased_until <= {now})\
            """);
    find = table.text(texts, "SELECT id FROM {table} {primary} WHERE shop = ? AND id = ? {all}");
  }

  /**
   * Holds the values of a locked row.
   *
   * @param fence the number of leases so far
   * @param lastLease the planned end of the last lease; null if there was none
   * @param now the time by the clock of the store
   */
  public record Row(long fence, @Nullable Instant lastLease, Instant now) {}

  /** Locks messages and returns the rows of those that exist. */
  public Map<MessageId, Row> lock(Handle handle, ShopId shop, List<MessageId> ids) {
    Map<MessageId, Row> found = new HashMap<>();
    for (List<MessageId> chunk : split.padded(ids)) {
      Bindings args = this.ids.bind(clock.bind(new Bindings()), shop, chunk, OutboxWriter::bindId);
      Sql.each(
          handle,
          lock.rows(chunk.size()),
          args,
          row ->
              found.put(
                  table.id(row.getString("id")),
                  new Row(
                      row.getLong("fence"),
                      Columns.time(row, "last_lease"),
                      Micros.toInstant(row.getLong("now_micros")))));
    }
    return found;
  }

  /** Records that locked messages were accepted, and when to check them again. */
  public void sent(Handle handle, ShopId shop, List<? extends OutboxMessage<?>> messages) {
    for (List<? extends OutboxMessage<?>> chunk :
        split.padded(messages, StatementSplit.MOST_CASES)) {
      Bindings args = new Bindings();
      chunk.forEach(it -> args.text(id(it)).time(it.nextAt()));
      ids.bind(args, shop, chunk, OutboxWriter::bindId);
      Sql.update(handle, sent.rows(chunk.size()), args);
    }
  }

  /** Records that an attempt for locked messages is about to begin. */
  public void begun(Handle handle, ShopId shop, List<? extends OutboxMessage<?>> messages) {
    for (List<? extends OutboxMessage<?>> chunk :
        split.padded(messages, StatementSplit.MOST_CASES)) {
      Bindings args = new Bindings();
      chunk.forEach(it -> args.text(id(it)).number(it.attempts()));
      ids.bind(args, shop, chunk, OutboxWriter::bindId);
      Sql.update(handle, begun.rows(chunk.size()), args);
    }
  }

  /** Blocks a locked row that cannot be read, so that it is never found due. */
  public void block(Handle handle, ShopId shop, OutboxTable.Row<?> row) {
    Bindings args = new Bindings().time(NEVER).text(row.fault()).text(shop.value()).text(row.id());
    Sql.update(handle, block.text(), args);
  }

  /** Writes the new values of locked messages. */
  public void update(Handle handle, ShopId shop, List<? extends OutboxMessage<?>> messages) {
    for (List<? extends OutboxMessage<?>> chunk :
        split.padded(messages, StatementSplit.MOST_CASES)) {
      Bindings args = new Bindings();
      chunk.forEach(it -> args.text(id(it)).text(it.state().name()));
      chunk.forEach(it -> args.text(id(it)).number(it.attempts()));
      chunk.forEach(
          it -> args.text(id(it)).time(it.state() == State.BLOCKED ? NEVER : it.nextAt()));
      chunk.forEach(it -> args.text(id(it)).text(it.reason()));
      ids.bind(args, shop, chunk, OutboxWriter::bindId);
      Sql.update(handle, update.rows(chunk.size()), args);
    }
  }

  /** Deletes locked messages. */
  public void delete(Handle handle, ShopId shop, List<MessageId> ids) {
    for (List<MessageId> chunk : split.padded(ids)) {
      Bindings args = this.ids.bind(new Bindings(), shop, chunk, OutboxWriter::bindId);
      Sql.update(handle, delete.rows(chunk.size()), args);
    }
  }

  public boolean unblock(Handle handle, ShopId shop, MessageId id) {
    Bindings args = clock.bind(new Bindings()).text(shop.value()).text(id.value());
    return Sql.update(handle, unblock.text(), args) == 1;
  }

  /** Deletes a message if it is not leased, and returns whether it was deleted. */
  public boolean withdraw(Handle handle, ShopId shop, MessageId id) {
    Bindings args = clock.bind(new Bindings().text(shop.value()).text(id.value()));
    return Sql.update(handle, withdraw.text(), args) == 1;
  }

  public boolean isThere(Handle handle, ShopId shop, MessageId id) {
    Bindings args = new Bindings().text(shop.value()).text(id.value());
    return !Sql.list(handle, find.text(), args, row -> row.getString("id")).isEmpty();
  }

  private static void bindId(Bindings args, MessageId id) {
    args.text(id.value());
  }

  private static void bindId(Bindings args, OutboxMessage<?> message) {
    args.text(id(message));
  }

  private static String id(OutboxMessage<?> message) {
    return message.content().id().value();
  }
}
