package io.holdfast.jdbc.internal.store;

import io.holdfast.jdbc.internal.connection.ConnectionSource;
import io.holdfast.jdbc.internal.connection.EndedTransactions;
import io.holdfast.jdbc.internal.connection.HostConnectionCheck;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.table.Tables;
import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Joins transactions of the host. Safe for use by several threads. */
public final class HostTransactions {
  /**
   * Handles take the connection from here: a Jdbi for each connection costs more than the order.
   */
  private static final ThreadLocal<Connection> JOINING = new ThreadLocal<>();

  private final HostConnectionCheck connections;
  private final EndedTransactions ended;
  private final Tables lockingTables;
  private final ListingQueries listings;
  private final @Nullable LevelCache cache;

  private final Jdbi jdbi = ConnectionSource.plain(Jdbi.create(new Lent()));

  public HostTransactions(SqlTexts texts, ListingQueries listings, @Nullable LevelCache cache) {
    this.connections = new HostConnectionCheck(texts.dialect());
    String read = texts.text("SELECT version FROM holdfast_schema_version {all}").text();
    this.ended = new EndedTransactions(texts.dialect(), read);
    this.lockingTables = Tables.of(texts.withLocks());
    this.listings = listings;
    this.cache = cache;
  }

  /** Checks the connection of the host, and returns a store that works in its transaction. */
  public JoinedTransactionStore join(Connection connection) {
    connections.check(connection);
    JOINING.set(connection);
    try {
      return new JoinedTransactionStore(jdbi.open(), ended, lockingTables, listings, cache);
    } finally {
      JOINING.remove();
    }
  }

  /** Hands out the connection of the host, and leaves it to the host to close it. */
  private static final class Lent implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return JOINING.get();
    }

    @Override
    public void closeConnection(Connection connection) {}
  }
}
