package io.holdfast.jdbc;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads restock requests on their way, and writes new ones. */
final class OutboxTable {
  private final SqlText dueShops;
  private final SqlText due;
  private final SqlText isDue;
  private final SqlText leased;
  private final SqlText messages;
  private final SqlText insert;
  private final StoreClock clock;
  private final Chunks chunks;

  OutboxTable(SqlTexts texts) {
    chunks = texts.chunks();
    clock = texts.clock();
    dueShops =
        texts.text(
            texts.dialect().skipsGroups()
                ? """
                SELECT shop FROM holdfast_outbox {byDue} WHERE shop > ?
                GROUP BY shop HAVING MIN(next_at) <= {now} ORDER BY shop LIMIT ?\
                """
                : """
                SELECT shop FROM (SELECT DISTINCT shop FROM holdfast_outbox) shop_
                WHERE shop > ? AND EXISTS (SELECT 1 FROM holdfast_outbox due_
                  WHERE due_.shop = shop_.shop AND due_.next_at <= {now})
                ORDER BY shop LIMIT ?\
                """);
    due =
        texts.text(
            """
            SELECT id, sku, location, request_number, supplier, quantity, requested_at, due_at, state,
              attempts, fence, next_at, reason, {now} AS now_micros
            FROM holdfast_outbox row_ {byDue}
            WHERE shop = ? AND next_at <= {now} AND NOT EXISTS (
              SELECT 1 FROM holdfast_outbox earlier_ WHERE earlier_.shop = row_.shop
                AND earlier_.sku = row_.sku AND earlier_.location = row_.location
                AND earlier_.state IN ('PENDING', 'BLOCKED')
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
                AND earlier_.state IN ('PENDING', 'BLOCKED')
                AND earlier_.request_number < row_.request_number)
            ORDER BY next_at, request_number, id LIMIT 1\
            """);
    leased =
        texts.text(
            """
            UPDATE holdfast_outbox {primary}
            SET attempts = attempts + 1, fence = fence + 1, next_at = ?, leased_until = ?
            WHERE shop = ? AND id IN ([[?|, ]])\
            """);
    messages =
        texts.text(
            """
            SELECT id, sku, location, request_number, supplier, quantity, requested_at, due_at, state,
              attempts, fence, next_at, reason
            FROM holdfast_outbox {primary} WHERE shop = ? AND id > ? ORDER BY id LIMIT ?\
            """);
    insert =
        texts.text(
            """
            INSERT INTO holdfast_outbox (shop, id, sku, location, request_number, supplier, quantity,
              requested_at, due_at, state, attempts, fence, next_at)
            VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 0, 0, ?)|, ]]\
            """);
  }

  List<ShopId> dueShops(Handle handle, @Nullable ShopId after, int limit) {
    Args args = clock.bind(new Args().text(after == null ? "" : after.value())).number(limit);
    return Sql.list(handle, dueShops.text(), args, row -> new ShopId(row.getString("shop")));
  }

  /** Locks what may be leased, leaving out what somebody else has locked, and shows it leased. */
  List<OutboxMessage> lockDue(Handle handle, ShopId shop, int limit, Duration lease) {
    Args args = clock.bind(new Args()).text(shop.value());
    return Sql.list(
        handle,
        due.text(),
        clock.bind(args).number(limit),
        row -> {
          Instant until = Micros.toInstant(row.getLong("now_micros")).plus(lease);
          return message(shop, row).leasedUntil(until);
        });
  }

  /** Whether something may be leased, locked or not. */
  boolean isAnyDue(Handle handle, ShopId shop) {
    Args args = clock.bind(new Args().text(shop.value()));
    return !Sql.list(handle, isDue.text(), args, row -> row.getString("id")).isEmpty();
  }

  /** Writes the lease of messages that are locked. */
  void lease(Handle handle, ShopId shop, List<OutboxMessage> messages) {
    Instant until = messages.get(0).nextAt();
    for (List<OutboxMessage> chunk : chunks.padded(messages)) {
      Args args = new Args().time(until).time(until).text(shop.value());
      chunk.forEach(it -> args.text(it.request().id().value()));
      Sql.update(handle, leased.rows(chunk.size()), args);
    }
  }

  List<OutboxMessage> messages(
      Handle handle, ShopId shop, @Nullable RestockRequestId after, int limit) {
    Args args = new Args().text(shop.value()).text(after == null ? "" : after.value());
    return Sql.list(handle, messages.text(), args.number(limit), row -> message(shop, row));
  }

  /** Inserts what has just been decided, in the transaction of the stock. */
  void insert(Handle handle, List<RestockRequest> requests) {
    Writes.insertNew(handle, insert, chunks, requests, OutboxTable::row, "restock request");
  }

  private static void row(Args args, RestockRequest it) {
    args.text(it.key().shop().value()).text(it.id().value()).text(it.key().sku().value());
    args.text(it.key().location().value()).number(it.number()).text(it.supplier().value());
    args.number(it.quantity()).time(it.requestedAt()).time(it.dueAt()).time(it.requestedAt());
  }

  private static OutboxMessage message(ShopId shop, ResultSet row) throws SQLException {
    String id = row.getString("id");
    try {
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
          (int) row.getLong("attempts"),
          row.getLong("fence"),
          Micros.toInstant(row.getLong("next_at")),
          row.getString("reason"));
    } catch (RuntimeException e) {
      throw new InvariantViolationException(
          "message " + id + " of shop " + shop + " cannot be read: " + e.getMessage(), e);
    }
  }
}
