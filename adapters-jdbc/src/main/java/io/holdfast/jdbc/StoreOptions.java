package io.holdfast.jdbc;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.spi.support.Printable;
import io.holdfast.inventory.spi.support.Versions;
import io.holdfast.jdbc.internal.connection.ConnectionSource;
import io.holdfast.jdbc.internal.connection.HostTransactionCheck;
import io.holdfast.jdbc.internal.connection.RetryLimits;
import io.holdfast.jdbc.internal.connection.Sessions;
import io.holdfast.jdbc.internal.connection.StartUpCheck;
import io.holdfast.jdbc.internal.connection.TransactionRetry;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.schema.SchemaCreator;
import io.holdfast.jdbc.internal.schema.SchemaValidator;
import io.holdfast.jdbc.internal.sql.PacketLimit;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StoreClock;
import io.holdfast.jdbc.internal.store.ExtrapolatedClock;
import io.holdfast.jdbc.internal.store.LevelCache;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the options of a store and opens a store with them. */
final class StoreOptions {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcInventoryStore.class);
  private static final int MAX_NAME = 100;
  private static final Duration LONGEST = Duration.ofDays(1);

  @Nullable Dialect dialect;
  String tablePrefix = SqlTexts.DEFAULT_PREFIX;
  SchemaMode schema = SchemaMode.VALIDATE;
  @Nullable InstantSource clock;
  boolean optimisticReads = true;
  boolean expiredHoldOutbox;
  int retries = 20;
  @Nullable Duration deadline;
  Duration networkTimeout = Duration.ofSeconds(30);

  JdbcInventoryStore open(DataSource source) {
    checkRanges();
    HostTransactionCheck.check(source);
    // The start-up is hardly repeated, so that the host learns of a fault at once.
    ConnectionSource first = ConnectionSource.unknown(source, dialect, networkTimeout);
    TransactionRetry once =
        new TransactionRetry(
            first,
            new RetryLimits(retries, Duration.ofSeconds(1)),
            new PacketLimit(Long.MAX_VALUE));
    StartUpCheck.Found found =
        once.run("start-up", lease -> StartUpCheck.look(lease.single(), lease.dialect()));
    PacketLimit packet = new PacketLimit(found.maxAllowedPacket());
    SqlTexts texts =
        new SqlTexts(tablePrefix, found.dialect(), new StoreClock(clock), packet, false);
    LevelCache guesses =
        // A wrong guess is rolled back past its locks.
        optimisticReads && found.dialect().canRollBackLocks()
            ? new LevelCache(new ExtrapolatedClock(clock))
            : null;
    Sessions sessions =
        new Sessions(found.dialect(), clock == null, guesses == null ? () -> {} : guesses::forget);
    ConnectionSource pool = new ConnectionSource(source, found, sessions, networkTimeout);
    RetryLimits limits = new RetryLimits(retries, StartUpCheck.deadline(source, deadline));
    TransactionRetry transactions = new TransactionRetry(pool, limits, packet);
    prepare(transactions, texts);
    transactions.run("start-up", lease -> said(lease.single(), texts));
    return new JdbcInventoryStore(transactions, texts, guesses, expiredHoldOutbox);
  }

  private void prepare(TransactionRetry transactions, SqlTexts texts) {
    transactions.run(
        "start-up",
        lease -> {
          StartUpCheck.warnOfLosses(lease.single(), lease.dialect());
          return schema;
        });
    if (schema == SchemaMode.CREATE) {
      transactions.run(
          "schema",
          lease -> {
            SchemaCreator.create(lease.begin(), texts);
            lease.commit();
            return schema;
          });
    }
    if (schema != SchemaMode.NONE) {
      transactions.run(
          "schema",
          lease -> {
            SchemaValidator.validate(lease.begin(), texts);
            return schema;
          });
    }
  }

  /** Logs once which store this is, and where it writes. */
  private String said(Handle handle, SqlTexts texts) {
    try {
      DatabaseMetaData about = handle.getConnection().getMetaData();
      String where = handle.getConnection().getCatalog();
      String database = about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
      LOG.info(
          "Holdfast {} on {}, database {}, schema mode {}, table prefix {}",
          Versions.holdfast(),
          Printable.of(database, MAX_NAME),
          Printable.of(where, MAX_NAME),
          schema,
          texts.prefix());
      return database;
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  private void checkRanges() {
    SqlTexts.checkPrefix(tablePrefix);
    if (retries < 0 || retries > 1000) {
      throw new ConfigurationException("retries: must be from 0 to 1000");
    }
    checkDuration("networkTimeout", networkTimeout);
    if (deadline != null) {
      checkDuration("deadline", deadline);
    }
  }

  private static void checkDuration(String option, Duration duration) {
    if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new ConfigurationException(
          String.format("%s: must be from 1 millisecond to %s", option, LONGEST));
    }
  }
}
