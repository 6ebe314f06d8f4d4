package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.Dialect;
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
import org.jspecify.annotations.Nullable;

/** Checks the host's DataSource once, and refuses a wrong setting by name. */
public final class StartUpCheck {
  private StartUpCheck() {}

  /**
   * Holds the properties that were found.
   *
   * @param dialect the dialect of the database
   * @param autoCommit true if connections come with autocommit on
   * @param maxAllowedPacket the most bytes of a statement; {@link Long#MAX_VALUE} without a limit
   */
  public record Found(Dialect dialect, boolean autoCommit, long maxAllowedPacket) {}

  /**
   * Refuses wrong connections and wrong settings of H2, and returns the properties of the others.
   */
  public static Found look(Handle handle, Dialect dialect) {
    Connection connection = handle.getConnection();
    try {
      if (connection.isReadOnly()) {
        throw new ConfigurationException("dataSource: its connections must not be read-only");
      }
      if (dialect == Dialect.H2) {
        H2Settings.check(handle);
      }
      return new Found(
          dialect,
          connection.getAutoCommit(),
          dialect == Dialect.H2 ? Long.MAX_VALUE : maxAllowedPacket(handle));
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  private static long maxAllowedPacket(Handle handle) {
    String sql = "SELECT @@max_allowed_packet AS bytes LIMIT 1";
    return Sql.list(handle, sql, new Bindings(), row -> row.getLong("bytes")).get(0);
  }

  static Dialect detect(Connection connection) throws SQLException {
    String product = lower(connection.getMetaData().getDatabaseProductName());
    // MySQL's driver names every server MySQL; the version tells them apart.
    String version = lower(connection.getMetaData().getDatabaseProductVersion());
    if (product.equals("h2")) {
      return Dialect.H2;
    }
    if (product.contains("mariadb") || version.contains("mariadb")) {
      return Dialect.MARIADB;
    }
    if (product.equals("mysql")) {
      return Dialect.MYSQL;
    }
    throw new ConfigurationException(
        "dataSource: this database is not supported; supported are "
            .concat(List.of(Dialect.values()).toString()));
  }

  private static String lower(@Nullable String name) {
    return Objects.requireNonNullElse(name, "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the deadline to use, after a check against the pool's login time-out if it reports one.
   */
  public static Duration deadline(DataSource source, @Nullable Duration configured) {
    Duration pool = Duration.ofSeconds(loginTimeoutSeconds(source));
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

  private static int loginTimeoutSeconds(DataSource source) {
    try {
      return Math.max(0, source.getLoginTimeout());
    } catch (SQLException | UnsupportedOperationException e) {
      return 0; // unknown
    }
  }
}
