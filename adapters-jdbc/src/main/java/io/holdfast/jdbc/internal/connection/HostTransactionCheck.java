package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.internal.dialect.FailureKind;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Detects transactions that the host has begun, and refuses to work in them. Inside such a
 * transaction, some DataSources hand out the connection of the transaction. A commit there would
 * commit the host's unfinished work, and a rollback would lose it.
 *
 * <p>Such a transaction is still open after its connection was given back. So if a transaction is
 * open on a connection, the connection gets a savepoint, is given back, and is borrowed again. No
 * other statement runs on it. A transaction that was begun by a pool's test query does not last
 * that long, and is rolled back.
 */
public final class HostTransactionCheck {
  private static final String SAVEPOINT = "holdfast_probe";
  private static final String AWARE = "org.springframework.jdbc.datasource.TransactionAware";

  private HostTransactionCheck() {}

  /** Refuses a DataSource that is known to hand out connections of the host's transactions. */
  public static void check(DataSource source) {
    for (Class<?> type = source.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith(AWARE)) {
        throw refusal(null);
      }
    }
  }

  /** Borrows a connection that is guaranteed not to be inside the host's transaction. */
  static BorrowedConnection without(Supplier<BorrowedConnection> pool) {
    BorrowedConnection first = pool.get();
    if (!isSuspect(first)) {
      return first;
    }
    mark(first);
    return checked(pool.get());
  }

  private static boolean isSuspect(BorrowedConnection lease) {
    try {
      return lease.isUnderWay() || lease.cameWithoutAutoCommit();
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  /** Gives the connection back with a savepoint in its transaction. */
  private static void mark(BorrowedConnection lease) {
    try (lease) {
      lease.execute("SAVEPOINT ".concat(SAVEPOINT));
    } catch (JdbiException e) {
      throw isAway(e) ? e : refusal(e);
    }
  }

  private static BorrowedConnection checked(BorrowedConnection lease) {
    try {
      if (isMarked(lease) || (lease.cameWithoutAutoCommit() && lease.isUnderWay())) {
        throw refusal(null);
      }
      if (lease.isUnderWay()) {
        lease.endWhatThePoolHasBegun();
      }
      return lease;
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  private static boolean isMarked(BorrowedConnection lease) {
    try {
      lease.execute(lease.dialect().useSavepoint(SAVEPOINT));
      return true;
    } catch (JdbiException e) {
      // No other fault says that the savepoint, or the transaction with it, is gone.
      if (isAway(e) || !SqlFailure.of(e).endsTransaction()) {
        throw e;
      }
      return false;
    }
  }

  private static boolean isAway(JdbiException e) {
    FailureKind kind = SqlFailure.of(e).kind();
    return kind == FailureKind.LOST || kind == FailureKind.CANNOT_WRITE;
  }

  private static ConfigurationException refusal(@Nullable Throwable cause) {
    return new ConfigurationException(
        "dataSource: hands out a connection inside the host's transaction, which this store would"
            + " end. Use a DataSource that hands out separate connections. For rows of the host"
            + " together with stock, use alongside(SqlWrite) outside a transaction, or"
            + " within(connection) inside the host's transaction",
        cause);
  }
}
