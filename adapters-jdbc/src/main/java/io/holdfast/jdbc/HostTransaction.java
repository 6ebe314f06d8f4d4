package io.holdfast.jdbc;

import io.holdfast.inventory.error.ConfigurationException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of transactions that the host has begun. Some DataSources hand out, inside such a
 * transaction, its own connection: whoever commits there commits the host's half work, and whoever
 * rolls back loses it.
 *
 * <p>What shows such a transaction is that it is still there after its connection has been given
 * back. So a connection on which one is under way gets a savepoint, is given back, and asked for
 * again. Nothing else is done on it. What a pool's own test query has begun does not last that
 * long, and is rolled back.
 */
final class HostTransaction {
  private static final String SAVEPOINT = "holdfast_probe";
  private static final String AWARE = "org.springframework.jdbc.datasource.TransactionAware";

  private HostTransaction() {}

  /** Refuses a DataSource that is known to hand out the host's transactions. */
  static void check(DataSource source) {
    for (Class<?> type = source.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith(AWARE)) {
        throw refusal(null);
      }
    }
  }

  /** A connection to work on, and none of the host's for sure. */
  static Lease without(Supplier<Lease> pool) {
    Lease first = pool.get();
    if (!isSuspect(first)) {
      return first;
    }
    mark(first);
    return checked(pool.get());
  }

  private static boolean isSuspect(Lease lease) {
    try {
      return lease.isUnderWay() || lease.cameWithoutAutoCommit();
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  /** Gives it back with a savepoint in its transaction. */
  private static void mark(Lease lease) {
    try (lease) {
      lease.execute("SAVEPOINT ".concat(SAVEPOINT));
    } catch (JdbiException e) {
      throw isAway(e) ? e : refusal(e);
    }
  }

  private static Lease checked(Lease lease) {
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

  private static boolean isMarked(Lease lease) {
    // H2 takes the release of a savepoint that is not there.
    String use = lease.dialect() == Dialect.H2 ? "ROLLBACK TO SAVEPOINT " : "RELEASE SAVEPOINT ";
    try {
      lease.execute(use.concat(SAVEPOINT));
      return true;
    } catch (JdbiException e) {
      if (isAway(e)) {
        throw e;
      }
      return false;
    }
  }

  private static boolean isAway(JdbiException e) {
    Fault.Kind kind = Fault.of(e).kind();
    return kind == Fault.Kind.LOST || kind == Fault.Kind.UNAVAILABLE;
  }

  private static ConfigurationException refusal(@Nullable Throwable cause) {
    return new ConfigurationException(
        "dataSource: hands out a connection with a transaction of the host's under way, which this"
            + " store would end. Give it a DataSource whose connections are its own, and use"
            + " within(connection) for stock in a transaction of yours",
        cause);
  }
}
