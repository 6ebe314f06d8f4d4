package io.holdfast.jdbc;

import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.GuessCounts;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.OptimisticStore;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.jdbc.internal.connection.TransactionRetry;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.store.DecideTransaction;
import io.holdfast.jdbc.internal.store.HostTransactions;
import io.holdfast.jdbc.internal.store.JdbcIdempotencyStore;
import io.holdfast.jdbc.internal.store.JdbcOutbox;
import io.holdfast.jdbc.internal.store.LevelCache;
import io.holdfast.jdbc.internal.store.ListingQueries;
import io.holdfast.jdbc.internal.store.ReadTransaction;
import io.holdfast.jdbc.internal.table.HostRowWriter;
import io.holdfast.jdbc.internal.table.Tables;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps stock in H2, MariaDB or MySQL, through the {@code DataSource} of the host, which it never
 * closes. Safe for use by any number of threads, and by any number of processes on one database.
 *
 * <p>The tables, with the prefix {@code holdfast_} unless another is configured:
 *
 * <pre>
 *   stock_level  shop sku location | kind safety_stock on_hand held committed next_expiry restock
 *                                    on_hand_version version
 *   entry        shop id           | kind state content held_at expires_at committed_at
 *                                    dispatched_at ended_at version
 *   hold         shop sku location expires_at id | quantity    -- lines that are held, by expiry
 *   unit         shop sku location unit | state owner held_until
 *   movement     shop sku location moved_at cause kind | quantity on_hand_delta held_delta
 *                                    committed_delta units reference reason
 *   idempotency  shop operation id | fingerprint token leased_until retention done_at expires_at
 *                                    answer                    -- operations of the host
 *   outbox       shop id           | sku location request_number supplier quantity requested_at
 *                                    due_at state attempts fence next_at leased_until last_lease
 *                                    reason                    -- restock requests
 *   expired_hold shop id           | content expired_at recorded_at state attempts fence next_at
 *                                    leased_until last_lease reason
 *                                                              -- expired holds, if that is on
 * </pre>
 *
 * <p>{@link #decide} runs one READ COMMITTED transaction:
 *
 * <ol>
 *   <li>If the footprint names ids and no keys, reads the entries to learn their keys.
 *   <li>Locks the levels, {@code FOR UPDATE} in key order. <b>This lock decides which transaction
 *       is first</b>: only the transaction that holds it writes units, holds and reservations of
 *       the key.
 *   <li>Reads the entries and, in the same statement, the time, so that it is the time after the
 *       wait. Then reads units, expired holds and earliest holds, if there can be any. If a
 *       reservation has lines on other levels, rolls back and starts again with those levels too.
 *   <li>Decides.
 *   <li>Writes: first inserts, then updates, each on the condition of the version that was read;
 *       then the rows of the host; existing levels last. <b>The primary key of {@code entry}
 *       decides which of two first uses of an id is first</b>. The CHECK constraints are a second
 *       check behind the rules.
 *   <li>Commits. If the answer to COMMIT is lost, runs all steps again until there is an answer.
 * </ol>
 *
 * <p>A new commit of any number of lines takes five statements: lock, read, insert, update, COMMIT.
 * On MySQL and MariaDB it mostly takes three. If this store remembers the levels, it skips the
 * first two statements and decides on what it remembers. The write then adds to the stored amounts,
 * and checks that enough is left of each level and that no new entry is stored. If a check fails,
 * all of the steps above follow.
 *
 * @since 0.1.0
 */
public final class JdbcInventoryStore implements OptimisticStore {
  private final TransactionRetry transactions;
  private final @Nullable LevelCache cache;
  private final Tables tables;
  private final ListingQueries listings;
  private final JdbcIdempotencyStore idempotency;
  private final JdbcOutbox.OfRestockRequests outbox;
  private final JdbcOutbox.OfExpiredHolds expiredHolds;
  private final boolean expiredHoldOutbox;
  private final HostTransactions hostTransactions;

  JdbcInventoryStore(
      TransactionRetry transactions,
      SqlTexts texts,
      @Nullable LevelCache cache,
      boolean expiredHoldOutbox) {
    this.expiredHoldOutbox = expiredHoldOutbox;
    this.transactions = transactions;
    this.cache = cache;
    this.tables = Tables.of(texts);
    this.listings = new ListingQueries(tables);
    this.hostTransactions = new HostTransactions(texts, listings, cache, expiredHoldOutbox);
    this.idempotency = new JdbcIdempotencyStore(transactions, texts);
    this.outbox = new JdbcOutbox.OfRestockRequests(transactions, tables);
    this.expiredHolds = new JdbcOutbox.OfExpiredHolds(transactions, tables);
  }

  /**
   * Creates a store on existing tables, with the defaults of {@link Builder}.
   *
   * @param dataSource the host's {@code DataSource}; the store never closes it
   * @throws ConfigurationException under the conditions of {@link Builder#build}
   * @throws io.holdfast.inventory.error.BusyException if no connection was available
   * @throws io.holdfast.inventory.error.UnavailableException if the database cannot be reached
   */
  public static JdbcInventoryStore create(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /**
   * Returns a builder of a store with options.
   *
   * @param dataSource the host's {@code DataSource}; the store never closes it
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /**
   * Returns stock operations that run inside the host's transaction. They become durable when the
   * host commits. If the host rolls back, they have not happened.
   *
   * <p>The operations are never coalesced with others, because no other transaction can share them.
   * A listener hears of them only through {@link io.holdfast.inventory.AfterCommitListener},
   * because only the host knows whether it will commit. An outcome is what the transaction has done
   * so far, not what is durable.
   *
   * <p>These rules hold inside a transaction:
   *
   * <ul>
   *   <li>Levels that were touched stay locked until the host ends the transaction. Keep the
   *       transaction short, and touch stock last. A host that calls twice in one transaction
   *       chooses the order of locks itself, and may deadlock with another transaction.
   *   <li>A deadlock and a lost connection end the host's transaction, and so does a time-out if
   *       the server is configured so. It cannot be continued: the call throws {@link
   *       io.holdfast.inventory.error.UnavailableException}, and so does every later call on this
   *       connection, before it does anything, until the host has rolled back or committed; on H2
   *       this holds for calls on the returned object. A commit would store what the host wrote
   *       after the fault, so roll back and repeat the whole transaction, with the same ids and
   *       another {@code within(connection)}. If one of the host's statements has ended the
   *       transaction, this is not noticed.
   *   <li>After any other fault the work of this call is undone, and the rest of the transaction
   *       stands.
   * </ul>
   *
   * <p>The returned object is not safe for use by several threads at once, as the connection is
   * not. Do not use it after the transaction has ended.
   *
   * @param connection the host's connection, with autocommit off and not read-only, in a
   *     transaction or about to begin one
   * @throws IllegalArgumentException if autocommit of the connection is on or the connection is
   *     read-only
   * @throws io.holdfast.inventory.error.UnavailableException if the connection is broken
   */
  public StockOperations within(Connection connection) {
    return within(connection, Function.identity());
  }

  /**
   * Returns stock operations that run inside the host's transaction, as {@link #within(Connection)}
   * does, with options of the inventory. A listener among the options must be an {@link
   * io.holdfast.inventory.AfterCommitListener}:
   *
   * <pre>{@code
   * AfterCommitListener events = AfterCommitListener.of(metrics);
   * StockOperations stock = store.within(connection, it -> it.listener(events));
   * stock.commit(order);
   * connection.commit();
   * events.committed();
   * }</pre>
   *
   * @param connection the host's connection, with autocommit off and not read-only, in a
   *     transaction or about to begin one
   * @param options a function that sets options on the builder it is given
   * @throws IllegalArgumentException if autocommit of the connection is on or the connection is
   *     read-only
   * @throws io.holdfast.inventory.error.ConfigurationException if an option is out of range, or a
   *     listener is not an {@code AfterCommitListener}
   * @throws io.holdfast.inventory.error.UnavailableException if the connection is broken
   */
  public StockOperations within(
      Connection connection, Function<Inventory.Builder, Inventory.Builder> options) {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(options, "options");
    return options.apply(Inventory.builder(hostTransactions.join(connection))).build();
  }

  /**
   * Returns the store of idempotency records, which tell which of the host's operations are done.
   * It uses a table beside the stock tables, the same clock and the same options. Each call is a
   * separate transaction.
   */
  public SweepableIdempotencyStore idempotency() {
    return idempotency;
  }

  /**
   * Returns the records of {@link #idempotency} for {@link
   * io.holdfast.idempotency.IdempotentCommands}, which writes them in the transaction of a command
   * of this store. Each look-up is one statement.
   */
  public AnswerRecords answerRecords() {
    return idempotency;
  }

  /**
   * Returns the outbox of restock requests on their way to the supplier. It uses a table beside the
   * stock tables, the same clock and the same options. Each call is a separate transaction.
   */
  public RestockOutbox restockOutbox() {
    return outbox;
  }

  /**
   * Returns the outbox of expired holds on their way to the host. Messages are written only if
   * {@link Builder#expiredHoldOutbox} is on. It uses a table beside the stock tables, the same
   * clock and the same options. Each call is a separate transaction.
   */
  public ExpiredHoldOutbox expiredHoldOutbox() {
    return expiredHolds;
  }

  @Override
  public boolean hasExpiredHoldOutbox() {
    return expiredHoldOutbox;
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    return transactions.run(footprint, new DecideTransaction<>(tables, cache, footprint, decision));
  }

  @Override
  public Snapshot read(Footprint footprint) {
    return transactions.run(footprint, new ReadTransaction(tables, cache, footprint));
  }

  @Override
  public GuessCounts guessCounts() {
    return cache == null ? GuessCounts.NONE : cache.counts();
  }

  @Override
  public void check(HostWrite write) {
    HostRowWriter.checked(write);
  }

  /** Returns {@link Limits#NONE}: a footprint of any size is one transaction. */
  @Override
  public Limits limits() {
    return Limits.NONE;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    return transactions.run(shop, lease -> listings.levels(lease.single(), shop, after, limit));
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    return transactions.run(shop, lease -> listings.levels(lease.single(), shop, keys));
  }

  @Override
  public List<Reservation> reservations(ShopId shop, Collection<ReservationId> ids) {
    return transactions.run(shop, lease -> listings.reservations(lease.single(), shop, ids));
  }

  @Override
  public ReservationSlice reservations(
      ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    return transactions.run(
        shop, lease -> listings.reservations(lease.single(), shop, filter, after, limit));
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    return transactions.run("shops", lease -> listings.shops(lease.single(), after, limit));
  }

  @Override
  public List<StockMovement> stockMovements(
      StockKey key, @Nullable StockMovement after, int limit) {
    return transactions.run(key, lease -> listings.movements(lease.single(), key, after, limit));
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId reference) {
    return transactions.run(
        reference, lease -> listings.movements(lease.single(), shop, reference));
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    return transactions.run(shop, lease -> listings.expiredHolds(lease.single(), shop, limit));
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    transactions.run(
        shop,
        lease -> {
          listings.audit(lease.beginSnapshot(), shop, after, limit, visitor);
          return shop;
        });
  }

  /** Builds a store with options. Not safe for use by several threads. */
  public static final class Builder {
    private final DataSource dataSource;
    private final StoreOptions options = new StoreOptions();

    private Builder(DataSource dataSource) {
      this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /** Sets the dialect of the database. Default: detected from the connections. */
    public Builder dialect(Dialect dialect) {
      options.dialect = Objects.requireNonNull(dialect, "dialect");
      return this;
    }

    /**
     * Sets the prefix of the names of all tables and constraints. Default: {@code holdfast_}.
     *
     * @param tablePrefix the prefix; 1 to 30 characters that match {@code [a-z][a-z0-9_]{0,29}}
     */
    public Builder tablePrefix(String tablePrefix) {
      options.tablePrefix = Objects.requireNonNull(tablePrefix, "tablePrefix");
      return this;
    }

    /**
     * Sets what the store does about its tables when it is built. Default: {@link
     * SchemaMode#VALIDATE}.
     */
    public Builder schema(SchemaMode schema) {
      options.schema = Objects.requireNonNull(schema, "schema");
      return this;
    }

    /**
     * Sets the clock of the store. Default: the clock of the database, which all processes share.
     * Keep the default in production.
     */
    public Builder clock(InstantSource clock) {
      options.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets whether commits and holds are first decided on levels that this store remembers. They
     * are written as differences, on the condition that the stored level has enough. Otherwise the
     * levels are loaded and decided upon again. This saves two of five round trips, also where
     * several processes sell the same article. Has no effect on H2. Default: true.
     *
     * @param optimisticReads true to decide on remembered levels first
     */
    public Builder optimisticReads(boolean optimisticReads) {
      options.optimisticReads = optimisticReads;
      return this;
    }

    /**
     * Sets whether each hold that is recorded as expired is put into {@link
     * JdbcInventoryStore#expiredHoldOutbox()}, in the same transaction, also in {@link
     * JdbcInventoryStore#within}. Switch it on only where a relay takes the messages out, and in
     * all processes that share the tables: a process without it records an expiry without a
     * message. Default: false.
     *
     * @param expiredHoldOutbox true to write a message for each hold that has expired
     */
    public Builder expiredHoldOutbox(boolean expiredHoldOutbox) {
      options.expiredHoldOutbox = expiredHoldOutbox;
      return this;
    }

    /**
     * Sets how often a transaction is repeated after a conflict with another transaction. After
     * that, the call throws {@link io.holdfast.inventory.error.BusyException}. Default: 20.
     *
     * @param retries the number of repetitions, from 0 to 1000
     */
    public Builder retries(int retries) {
      options.retries = retries;
      return this;
    }

    /**
     * Sets the time after which a failed transaction is no longer repeated. The deadline does not
     * end a statement that is running; the network time-out of the connections does. Default: 30
     * seconds, or the time that the {@code DataSource} may take for a connection if that is longer:
     * the {@code connectionTimeout} of HikariCP, also behind DataSources that unwrap to it, the
     * login time-out of others.
     *
     * <p>If the answer to COMMIT was lost, the store tries to learn the outcome for at least 1
     * second, even past the deadline.
     *
     * @param deadline the time from the start of the call, from 1 millisecond to 1 day; not shorter
     *     than the time that the {@code DataSource} may take for a connection
     */
    public Builder deadline(Duration deadline) {
      options.deadline = Objects.requireNonNull(deadline, "deadline");
      return this;
    }

    /**
     * Sets the network time-out of connections that come without one. It is how long to wait for an
     * answer of the database. Without a time-out, a call could wait forever for an answer. Default:
     * 30 seconds.
     *
     * @param networkTimeout the longest wait for an answer, from 1 millisecond to 1 day
     */
    public Builder networkTimeout(Duration networkTimeout) {
      options.networkTimeout = Objects.requireNonNull(networkTimeout, "networkTimeout");
      return this;
    }

    /**
     * Builds the store.
     *
     * @throws ConfigurationException if an option is out of range, or if the database, its tables
     *     or its connections do not meet a requirement of the store; the message names it
     * @throws io.holdfast.inventory.error.BusyException if no connection was available
     * @throws io.holdfast.inventory.error.UnavailableException if the database cannot be reached
     */
    public JdbcInventoryStore build() {
      return options.open(dataSource);
    }
  }
}
