package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.flow.Checkpoint;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.FlowJson;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.holdfast.examples.bookstore.store.Database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on the table {@code checkout_execution}. */
final class ExecutionRows {
  private static final String COLUMNS =
      "checkpoint_json, version, status, tries, due_at, answer_by, driver, token, failure_json,"
          + " started_at, stopped_at";

  private ExecutionRows() {}

  static void insert(Sql sql, ExecutionRow row) throws SQLException {
    int unused =
        sql.update(
            "INSERT INTO checkout_execution (execution_name, "
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.name().value(),
            FlowJson.write(row.checkpoint()),
            row.version(),
            row.status().name(),
            row.tries(),
            row.dueAt().toEpochMilli(),
            row.answerBy().toEpochMilli(),
            row.driver(),
            row.token(),
            failure(row),
            row.startedAt().toEpochMilli(),
            millis(row.stoppedAt()));
  }

  /** Replaces the row of the version before. Returns false if there is another version. */
  static boolean replace(Sql sql, ExecutionRow row) throws SQLException {
    return sql.update(
            "UPDATE checkout_execution SET checkpoint_json = ?, version = ?, status = ?, tries = ?,"
                + " due_at = ?, answer_by = ?, driver = ?, token = ?, failure_json = ?,"
                + " stopped_at = ? WHERE execution_name = ? AND version = ?",
            FlowJson.write(row.checkpoint()),
            row.version(),
            row.status().name(),
            row.tries(),
            row.dueAt().toEpochMilli(),
            row.answerBy().toEpochMilli(),
            row.driver(),
            row.token(),
            failure(row),
            millis(row.stoppedAt()),
            row.name().value(),
            row.version() - 1)
        == 1;
  }

  static Optional<ExecutionRow> find(Sql sql, ExecutionName name) throws SQLException {
    return sql.first(
        "SELECT " + COLUMNS + " FROM checkout_execution WHERE execution_name = ?",
        ExecutionRows::read,
        name.value());
  }

  static List<ExecutionRow> parked(Sql sql) throws SQLException {
    return sql.list(
        "SELECT " + COLUMNS + " FROM checkout_execution WHERE status = ? ORDER BY execution_name",
        ExecutionRows::read,
        RowStatus.PARKED.name());
  }

  private static ExecutionRow read(ResultSet row) throws SQLException {
    String failure = row.getString(9);
    long stopped = row.getLong(11);
    Instant stoppedAt = row.wasNull() ? null : Instant.ofEpochMilli(stopped);
    return new ExecutionRow(
        FlowJson.read(row.getString(1), Checkpoint.class),
        row.getLong(2),
        RowStatus.valueOf(row.getString(3)),
        row.getInt(4),
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        row.getString(7),
        row.getString(8),
        failure == null ? null : FlowJson.read(failure, StepFailure.class),
        Instant.ofEpochMilli(row.getLong(10)),
        stoppedAt);
  }

  private static @Nullable String failure(ExecutionRow row) {
    return row.failure() == null ? null : FlowJson.write(row.failure());
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }
}
