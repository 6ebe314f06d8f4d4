package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.internal.dialect.FailureKind;
import io.holdfast.jdbc.internal.dialect.Settings;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the host's DataSource once, and refuses a wrong setting by name. */
public final class StartUpCheck {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcInventoryStore.class);
  private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";

  private StartUpCheck() {}

  /**
   * Holds the properties that were found.
   *
   * @param dialect the dialect of the database
   * @param autoCommit true if connections come with autocommit on
   * @param maxAllowedPacket the most bytes of a statement; {@link Long#MAX_VALUE} without a limit
   */
  public record Found(SqlDialect dialect, boolean autoCommit, long maxAllowedPacket) {}

  /** Refuses wrong connections and wrong settings, and returns the properties of the others. */
  public static Found look(Handle handle, SqlDialect dialect) {
    Connection connection = handle.getConnection();
    try {
      if (connection.isReadOnly()) {
        throw new ConfigurationException("dataSource: its connections must not be read-only");
      }
      Settings settings = dialect.databaseSettings();
      if (!settings.isEmpty()) {
        for (String problem : settings.problems().apply(SessionSettings.read(handle, settings))) {
          throw new ConfigurationException("dataSource: " + problem);
        }
      }
      return new Found(dialect, connection.getAutoCommit(), maxStatementBytes(handle, dialect));
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  private static long maxStatementBytes(Handle handle, SqlDialect dialect) {
    String sql = dialect.maxStatementBytes();
    return sql.isEmpty()
        ? Long.MAX_VALUE
        : Sql.list(handle, sql, new Bindings(), row -> row.getLong("bytes")).get(0);
  }

  /**
   * Warns if the database acknowledges commits before they are on disk. This is the operator's
   * choice, so the store does not refuse it.
   */
  public static void warnOfLosses(Handle handle, SqlDialect dialect) {
    Settings settings = dialect.durability();
    try {
      settings.problems().apply(SessionSettings.read(handle, settings)).forEach(LOG::warn);
    } catch (JdbiException e) {
      if (SqlFailure.of(e).kind() == FailureKind.LOST) {
        throw e;
      }
      LOG.warn(
          "the settings of the server on which it depends whether a crash loses commits cannot be"
              + " read ({}): {}",
          SqlFailure.of(e),
          settings.query());
    }
  }

  static SqlDialect detect(Connection connection) throws SQLException {
    String product = lower(connection.getMetaData().getDatabaseProductName());
    String version = lower(connection.getMetaData().getDatabaseProductVersion());
    for (Dialect dialect : Dialect.values()) {
      if (SqlDialect.of(dialect).isProduct(product, version)) {
        return SqlDialect.of(dialect);
      }
    }
    throw new ConfigurationException(
        "dataSource: this database is not supported; supported are "
            .concat(List.of(Dialect.values()).toString()));
  }

  private static String lower(@Nullable String name) {
    return Objects.requireNonNullElse(name, "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the deadline to use, after a check against the time that the pool may take for a
   * connection, if it reports one.
   */
  public static Duration deadline(DataSource source, @Nullable Duration configured) {
    Duration hikari = hikariTimeout(source);
    Duration pool = hikari == null ? Duration.ofSeconds(loginTimeoutSeconds(source)) : hikari;
    if (configured == null) {
      Duration usual = Duration.ofSeconds(30);
      return usual.compareTo(pool) < 0 ? pool : usual;
    }
    if (configured.compareTo(pool) < 0) {
      throw new ConfigurationException(
          String.format(
              "deadline: %s is shorter than the %s that the DataSource may take for a connection",
              configured, pool));
    }
    return configured;
  }

  /**
   * Returns the time-out of a pool of HikariCP, also behind DataSources that unwrap to it; zero if
   * the pool waits without a limit, null if there is no such pool. Its login time-out is that of
   * the {@code DriverManager}, which every pool of the process overwrites.
   */
  private static @Nullable Duration hikariTimeout(DataSource source) {
    try {
      Class<?> hikari = Class.forName(HIKARI, false, source.getClass().getClassLoader());
      if (!source.isWrapperFor(hikari)) {
        return null;
      }
      Object millis = hikari.getMethod("getConnectionTimeout").invoke(source.unwrap(hikari));
      // Without a limit it is reported as the largest int.
      return !(millis instanceof Long it)
          ? null
          : it < Integer.MAX_VALUE ? Duration.ofMillis(it) : Duration.ZERO;
    } catch (ReflectiveOperationException | LinkageError | SQLException | RuntimeException e) {
      return null; // not there, another version of it, or behind a DataSource that unwraps nothing
    }
  }

  private static int loginTimeoutSeconds(DataSource source) {
    try {
      return Math.max(0, source.getLoginTimeout());
    } catch (SQLException | UnsupportedOperationException e) {
      return 0; // unknown
    }
  }
}
