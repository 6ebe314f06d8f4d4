package io.holdfast.jdbc.internal.connection;

import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.sql.Connection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the checked properties of the sessions behind the connections of a pool. Each session is
 * checked once, when it is first lent: whether its settings change results, and which isolation it
 * has. A new or a lost session may mean another server or other data. In both cases the callback
 * drops remembered values of the database. Safe for use by several threads.
 */
public final class Sessions {
  private final @Nullable SqlDialect dialect;
  private final boolean databaseClock;
  private final Runnable doubt;
  private final Map<Connection, Integer> isolations =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * Creates an object without sessions.
   *
   * @param dialect the dialect; null if it is not known yet, so that no setting is checked
   * @param databaseClock true if times come from the database
   * @param doubt the callback that runs when remembered values of the database may be wrong
   */
  public Sessions(@Nullable SqlDialect dialect, boolean databaseClock, Runnable doubt) {
    this.dialect = dialect;
    this.databaseClock = databaseClock;
    this.doubt = doubt;
  }

  /**
   * Checks a session that was not lent before.
   *
   * @return the isolation level of its transactions, as JDBC numbers it; {@link
   *     Connection#TRANSACTION_NONE} if it is not known
   * @throws io.holdfast.inventory.error.ConfigurationException if a setting of the session would
   *     change results; the message names it
   */
  int isolation(Handle handle, DriverSession behind) {
    if (dialect == null) {
      return Connection.TRANSACTION_NONE;
    }
    Connection session = behind.connection();
    Integer known = isolations.get(session);
    if (known == null) {
      doubt.run();
      known = SessionSettings.look(handle, dialect, databaseClock);
      isolations.put(session, known);
    }
    return known;
  }

  /** Records that a session is lost, or that its server can no longer write. */
  void lost() {
    doubt.run();
  }
}
