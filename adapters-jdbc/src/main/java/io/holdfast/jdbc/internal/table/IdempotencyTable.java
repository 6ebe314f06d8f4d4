package io.holdfast.jdbc.internal.table;

import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.Columns;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import io.holdfast.jdbc.internal.sql.StoreClock;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and writes the idempotency records of the host's operations. */
public final class IdempotencyTable {
  private static final String WHAT = "idempotency record";

  private final SizedSql time;
  private final SizedSql lock;
  private final SizedSql find;
  private final SizedSql insert;
  private final SizedSql update;
  private final SizedSql delete;
  private final SizedSql expired;
  private final SizedSql deleteExpired;
  private final StoreClock clock;
  private final StatementSplit split;
  private final AnswerRecordWrites records;

  public IdempotencyTable(SqlTexts texts) {
    split = texts.split();
    clock = texts.clock();
    time = texts.text("SELECT {now} AS now_micros {all}");
    lock =
        texts.text(
            """
            SELECT fingerprint, token, leased_until, retention, done_at, answer
            FROM holdfast_idempotency {primary}
            WHERE shop = ? AND operation = ? AND id = ? {all} FOR UPDATE\
            """);
    find =
        texts.text(
            """
            SELECT clock.now_micros, r.fingerprint, r.token, r.leased_until, r.retention, r.done_at,
              r.answer
            FROM (SELECT {now} AS now_micros) clock LEFT JOIN holdfast_idempotency r
            ON r.shop = ? AND r.operation = ? AND r.id = ? {all}\
            """);
    insert =
        texts.text(
            """
            INSERT INTO holdfast_idempotency (fingerprint, token, leased_until, retention, done_at,
              expires_at, answer, shop, operation, id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """);
    update =
        texts.text(
            """
            UPDATE holdfast_idempotency {primary} SET fingerprint = ?, token = ?, leased_until = ?,
              retention = ?, done_at = ?, expires_at = ?, answer = ?
            WHERE shop = ? AND operation = ? AND id = ? AND token = ?\
            """);
    records = new AnswerRecordWrites(insert, texts);
    delete =
        texts.text(
            """
            DELETE {deleteBefore} FROM holdfast_idempotency row_ {deleteAfter}
            WHERE shop = ? AND operation = ? AND id = ? AND token = ?\
            """);
    expired =
        texts.text(
            """
            SELECT shop, operation, id FROM holdfast_idempotency
            WHERE expires_at <= {now} ORDER BY expires_at LIMIT ?\
            """);
    deleteExpired =
        texts.text(
            """
            DELETE {deleteBefore} FROM holdfast_idempotency row_ {deleteAfter}
            WHERE expires_at <= {now}
            AND {shopAndId}\
            """,
            Map.of("shopAndId", texts.dialect().isAnyOf(List.of("shop", "operation", "id"))));
  }

  /** Locks and returns the record of a key, or returns null and locks nothing if there is none. */
  @Nullable
  public IdempotencyRecord lock(Handle handle, IdempotencyKey key) {
    List<IdempotencyRecord> found =
        Sql.list(handle, lock.text(), keyArgs(new Bindings(), key), row -> record(key, row));
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * What is stored of a key, and the time.
   *
   * @param record the record; null if there is none
   * @param now the time
   */
  public record Found(@Nullable IdempotencyRecord record, Instant now) {}

  /** Returns the record of a key and the time, and locks nothing. */
  public Found find(Handle handle, IdempotencyKey key) {
    return Sql.list(
            handle,
            find.text(),
            keyArgs(clock.bind(new Bindings()), key),
            row ->
                new Found(
                    row.getString("token") == null ? null : record(key, row),
                    Micros.toInstant(row.getLong("now_micros"))))
        .get(0);
  }

  /**
   * Returns the write of a new record, which fails if the stored record is not {@code before}.
   *
   * @throws InvalidRequestException if the record is larger than a statement may be
   */
  public HostWrite hostWrite(@Nullable IdempotencyRecord before, IdempotencyRecord after) {
    checkSize(after);
    return records.of(before, after);
  }

  public Instant now(Handle handle) {
    return Sql.list(
            handle,
            time.text(),
            clock.bind(new Bindings()),
            row -> Micros.toInstant(row.getLong("now_micros")))
        .get(0);
  }

  /**
   * Writes the new state of a record that is locked or that did not exist.
   *
   * @throws StaleSnapshotException if another transaction has inserted the record in the meantime
   */
  public void write(
      Handle handle,
      IdempotencyKey key,
      @Nullable IdempotencyRecord before,
      @Nullable IdempotencyRecord after) {
    if (after != null) {
      checkSize(after);
    }
    if (before == null && after != null) {
      CheckedWrites.insertNew(handle, insert.text(), args(after), WHAT);
      return;
    }
    if (before == null) {
      return;
    }
    Bindings args = after == null ? keyArgs(new Bindings(), key) : args(after);
    String sql = after == null ? delete.text() : update.text();
    CheckedWrites.change(handle, sql, args.text(before.token()), 1, WHAT);
  }

  private void checkSize(IdempotencyRecord record) {
    int bytes = args(record).bytes() + update.text().length();
    if (bytes > split.limit().known()) {
      throw new InvalidRequestException(
          "answer",
          "takes "
              + bytes
              + " bytes in a statement, which is more than the server takes (max_allowed_packet)");
    }
  }

  /** Holds a key as it is stored; this version of the library need not be able to read it. */
  public record StoredKey(String shop, String operation, String id) {}

  /** Returns keys whose records have expired, earliest first. */
  public List<StoredKey> expired(Handle handle, int limit) {
    return Sql.list(
        handle,
        expired.text(),
        clock.bind(new Bindings()).number(limit),
        row ->
            new StoredKey(row.getString("shop"), row.getString("operation"), row.getString("id")));
  }

  /** Splits keys into the split in which they can be deleted. */
  public List<List<StoredKey>> inChunks(List<StoredKey> keys) {
    return split.padded(keys);
  }

  /** Deletes the records that are still expired, and returns their number. */
  public int deleteExpired(Handle handle, List<StoredKey> keys) {
    Bindings args = clock.bind(new Bindings());
    keys.forEach(key -> args.text(key.shop()).text(key.operation()).text(key.id()));
    return Sql.update(handle, deleteExpired.rows(keys.size()), args);
  }

  private static Bindings args(IdempotencyRecord record) {
    StoredAnswer answer = record.answer();
    Bindings args =
        new Bindings()
            .text(record.fingerprint().value())
            .text(record.token())
            .time(record.leasedUntil())
            .number(TimeUnit.MICROSECONDS.convert(record.retention()))
            .time(record.doneAt())
            .time(record.expiresAt())
            .bytes(answer == null ? null : answer.text().getBytes(StandardCharsets.UTF_8));
    return keyArgs(args, record.key());
  }

  private static Bindings keyArgs(Bindings args, IdempotencyKey key) {
    return args.text(key.shop().value()).text(key.operation()).text(key.value());
  }

  private static IdempotencyRecord record(IdempotencyKey key, ResultSet row) throws SQLException {
    byte[] answer = row.getBytes("answer");
    try {
      return new IdempotencyRecord(
          key,
          new Fingerprint(row.getString("fingerprint")),
          row.getString("token"),
          Micros.toInstant(row.getLong("leased_until")),
          Duration.of(row.getLong("retention"), ChronoUnit.MICROS),
          answer == null ? null : new StoredAnswer(new String(answer, StandardCharsets.UTF_8)),
          Columns.time(row, "done_at"));
    } catch (RuntimeException e) {
      throw UnreadableRows.of("idempotency", key.toString(), e);
    }
  }
}
