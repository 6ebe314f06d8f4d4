package io.holdfast.jdbc.internal.table;

import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.HostStatement;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.SqlHostWrite;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes writes of finished idempotency records for the transactions of commands. A new key is an
 * INSERT, so the records of many commands are one statement, and the primary key decides which of
 * two is first. An old record is replaced by an UPDATE that must match exactly what was read.
 */
final class AnswerRecordWrites {
  /** Stands for NULL, which equals nothing. No time is negative. */
  private static final long OPEN = -1;

  private final HostStatement insert;
  private final HostStatement replace;

  AnswerRecordWrites(SizedSql insert, SqlTexts texts) {
    this.insert = HostStatement.of(insert.text());
    SizedSql update =
        texts.text(
            """
            UPDATE holdfast_idempotency {primary} SET fingerprint = ?, token = ?, leased_until = ?,
              retention = ?, done_at = ?, expires_at = ?, answer = ?
            WHERE shop = ? AND operation = ? AND id = ? AND token = ? AND leased_until = ?
            AND COALESCE(done_at, -1) = ?\
            """);
    this.replace = HostStatement.of(update.text());
  }

  HostWrite of(@Nullable IdempotencyRecord before, IdempotencyRecord after) {
    List<@Nullable Object> values = values(after);
    if (before == null) {
      return new SqlHostWrite(insert, values, -1);
    }
    values.add(before.token());
    values.add(Micros.of(before.leasedUntil()));
    values.add(before.doneAt() == null ? OPEN : Micros.of(before.doneAt()));
    return new SqlHostWrite(replace, values, 1);
  }

  private static List<@Nullable Object> values(IdempotencyRecord record) {
    IdempotencyKey key = record.key();
    StoredAnswer answer = Objects.requireNonNull(record.answer(), "answer");
    List<@Nullable Object> values = new ArrayList<>(13);
    values.add(record.fingerprint().value());
    values.add(record.token());
    values.add(Micros.of(record.leasedUntil()));
    values.add(TimeUnit.MICROSECONDS.convert(record.retention()));
    values.add(Micros.of(Objects.requireNonNull(record.doneAt(), "doneAt")));
    values.add(Micros.of(record.expiresAt()));
    values.add(answer.text().getBytes(StandardCharsets.UTF_8));
    values.add(key.shop().value());
    values.add(key.operation());
    values.add(key.value());
    return values;
  }
}
