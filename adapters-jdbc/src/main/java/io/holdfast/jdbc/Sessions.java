package io.holdfast.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the sessions behind the connections of a pool. Each is looked at once, when it
 * is first lent: whether its settings leave the results alone, and whether it has READ COMMITTED. A
 * session that is new, or one that is lost, may mean another server or other data; who remembers
 * anything of the database hears of both. Safe for use by several threads.
 */
final class Sessions {
  /**
   * What drivers call their connections. Not every pool says what is inside when asked at large.
   */
  private static final List<String> DRIVERS =
      List.of(
          "com.mysql.cj.jdbc.JdbcConnection",
          "org.mariadb.jdbc.Connection",
          "org.h2.jdbc.JdbcConnection");

  private final Dialect dialect;
  private final boolean databaseClock;
  private final Runnable doubt;
  private final Map<Connection, Boolean> readCommitted =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * No sessions yet.
   *
   * @param databaseClock whether times come from the database
   * @param doubt called where what was remembered of the database may be wrong
   */
  Sessions(Dialect dialect, boolean databaseClock, Runnable doubt) {
    this.dialect = dialect;
    this.databaseClock = databaseClock;
    this.doubt = doubt;
  }

  /**
   * Looks at a session that was never lent before.
   *
   * @return whether its transactions are READ COMMITTED unless something else is asked for
   * @throws io.holdfast.inventory.error.ConfigurationException if a setting of it would change
   *     results; the message names it
   */
  boolean isReadCommitted(Handle handle) {
    Connection session = session(handle.getConnection());
    Boolean known = readCommitted.get(session);
    if (known == null) {
      doubt.run();
      known = SessionSettings.look(handle, dialect, databaseClock);
      readCommitted.put(session, known);
    }
    return known;
  }

  /** Hears that a session is lost, or that its server can no longer write. */
  void lost() {
    doubt.run();
  }

  /** The connection of the driver; that of the pool if it keeps it to itself. */
  private static Connection session(Connection connection) {
    try {
      for (String driver : DRIVERS) {
        Class<?> type = driverType(driver, connection);
        if (type != null && connection.isWrapperFor(type)) {
          return (Connection) connection.unwrap(type);
        }
      }
      return connection.unwrap(Connection.class);
    } catch (SQLException e) {
      return connection; // looked at each time then
    }
  }

  private static @Nullable Class<?> driverType(String name, Connection connection) {
    try {
      return Class.forName(name, false, connection.getClass().getClassLoader());
    } catch (ClassNotFoundException e) {
      return null; // another driver
    }
  }
}
