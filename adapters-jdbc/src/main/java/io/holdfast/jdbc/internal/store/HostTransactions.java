package io.holdfast.jdbc.internal.store;

import io.holdfast.jdbc.internal.connection.ConnectionSource;
import io.holdfast.jdbc.internal.connection.EndedTransactions;
import io.holdfast.jdbc.internal.connection.HostConnectionCheck;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.table.Tables;
import java.sql.Connection;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Joins transactions of the host. Safe for use by several threads. */
public final class HostTransactions {
  private final HostConnectionCheck connections;
  private final EndedTransactions ended;
  private final Tables lockingTables;
  private final ListingQueries listings;
  private final @Nullable LevelCache cache;

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
    return new JoinedTransactionStore(
        ConnectionSource.plain(Jdbi.create(connection)).open(),
        ended,
        lockingTables,
        listings,
        cache);
  }
}
