package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import io.holdfast.jdbc.internal.dialect.FailureKind;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlHostWrite;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Performs the writes of the host, equal statements of different commands one after the other, in
 * an order that keeps the order within each command. Rows of an INSERT go into one statement. If
 * that statement fails, its rows are sent one by one, only to find those that fail: the transaction
 * is rolled back in any case.
 */
public final class HostRowWriter {
  private final StatementSplit split;

  HostRowWriter(StatementSplit split) {
    this.split = split;
  }

  /**
   * Returns the write if it is one for this store.
   *
   * @throws InvalidRequestException if it is of another store
   */
  public static SqlHostWrite checked(HostWrite write) {
    if (write instanceof SqlHostWrite it) {
      return it;
    }
    throw new InvalidRequestException(
        "alongside", "a JDBC store performs SqlWrite only, not " + write.getClass().getName());
  }

  /**
   * Performs all writes.
   *
   * @throws HostWritesFailedException if one fails for a reason that is its own
   */
  public void write(Handle handle, List<List<HostWrite>> commands) {
    if (commands.isEmpty()) {
      return;
    }
    List<Deque<SqlHostWrite>> queues = new ArrayList<>(commands.size());
    for (List<HostWrite> writes : commands) {
      Deque<SqlHostWrite> queue = new ArrayDeque<>(writes.size());
      writes.forEach(write -> queue.add(checked(write)));
      queues.add(queue);
    }
    for (List<SqlHostWrite> group = next(queues); !group.isEmpty(); group = next(queues)) {
      send(handle, group);
    }
  }

  /** Takes the writes that have the same statement and may be performed now. */
  private static List<SqlHostWrite> next(List<Deque<SqlHostWrite>> queues) {
    List<SqlHostWrite> group = new ArrayList<>();
    for (Deque<SqlHostWrite> queue : queues) {
      while (!queue.isEmpty() && (group.isEmpty() || isOfOneText(group.get(0), queue.getFirst()))) {
        group.add(queue.removeFirst());
      }
    }
    return group;
  }

  private static boolean isOfOneText(SqlHostWrite one, SqlHostWrite other) {
    return one.statement().equals(other.statement());
  }

  private void send(Handle handle, List<SqlHostWrite> group) {
    if (group.size() == 1 || !group.stream().allMatch(SqlHostWrite::joins)) {
      group.forEach(write -> sendAlone(handle, write));
      return;
    }
    int text = group.get(0).statement().sql().length();
    for (List<SqlHostWrite> rows : split.inSteps(group, it -> it.bindings().bytes() + text)) {
      if (rows.size() == 1) {
        sendAlone(handle, rows.get(0)); // perhaps larger than any statement may be
      } else {
        sendTogether(handle, rows);
      }
    }
  }

  private void sendTogether(Handle handle, List<SqlHostWrite> rows) {
    Bindings args = new Bindings();
    rows.forEach(write -> write.values().forEach(args::value));
    String sql = rows.get(0).statement().withRows(rows.size());
    int inserted;
    try {
      inserted = CheckedWrites.run(handle, sql, args, rows.size(), split.limit());
    } catch (JdbiException e) {
      SqlFailure failure = SqlFailure.of(e);
      if (!isOwn(failure)) {
        throw e;
      }
      throw failed(failing(handle, rows), e, failure);
    }
    if (inserted != rows.size() && rows.stream().anyMatch(it -> it.expectedRows() == 1)) {
      throw new HostWritesFailedException(
          List.of(),
          rows.get(0) + " inserted " + inserted + " of " + rows.size() + " rows",
          null,
          false);
    }
  }

  private void sendAlone(Handle handle, SqlHostWrite write) {
    Bindings args = write.bindings();
    int bytes = write.statement().sql().length() + args.bytes();
    if (bytes > split.limit().known()) {
      throw new HostWritesFailedException(
          List.of(write),
          "takes " + bytes + " bytes, which is more than the server takes (max_allowed_packet)",
          null,
          false);
    }
    int matched;
    try {
      matched = Sql.update(handle, write.statement().sql(), args);
    } catch (JdbiException e) {
      SqlFailure failure = SqlFailure.of(e);
      if (isOwn(failure) || failure.kind() == FailureKind.TOO_LARGE) {
        throw failed(List.of(write), e, failure);
      }
      throw e;
    }
    if (write.expectedRows() >= 0 && matched != write.expectedRows()) {
      throw new HostWritesFailedException(
          List.of(write),
          "matched " + matched + " rows, expected " + write.expectedRows(),
          null,
          false);
    }
  }

  /** Returns whether a failure is that of the write, and not of the transaction or the server. */
  private static boolean isOwn(SqlFailure failure) {
    return switch (failure.kind()) {
      case CONTENTION -> !failure.endsTransaction();
      case DUPLICATE, CONFIGURATION, CONTRADICTION, INTERNAL, OTHER -> true;
      case NO_CONNECTION, LOST, TOO_LARGE, CANNOT_WRITE -> false;
    };
  }

  private static HostWritesFailedException failed(
      List<SqlHostWrite> failed, JdbiException e, SqlFailure failure) {
    Throwable cause = e instanceof WrappedSqlException wrapped ? wrapped.getCause() : e;
    return new HostWritesFailedException(
        failed,
        "the database failed with " + failure.codes(),
        cause,
        failure.kind() == FailureKind.CONTENTION || failure.kind() == FailureKind.INTERNAL);
  }

  /** Returns the rows that fail alone; after a wait that ended in vain, no further row is tried. */
  private List<SqlHostWrite> failing(Handle handle, List<SqlHostWrite> rows) {
    List<SqlHostWrite> failing = new ArrayList<>();
    for (SqlHostWrite row : rows) {
      try {
        sendAlone(handle, row);
      } catch (HostWritesFailedException e) {
        failing.add(row);
        if (e.isRetryable()) {
          break;
        }
      }
    }
    return failing;
  }
}
