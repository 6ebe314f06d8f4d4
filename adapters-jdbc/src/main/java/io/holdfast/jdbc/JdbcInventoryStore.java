package io.holdfast.jdbc;

import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.restock.spi.RestockOutbox;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keeps stock in H2, MariaDB or MySQL, through the {@code DataSource} of the host, which it never
 * closes. Safe for use by any number of threads, and by any number of processes on one database.
 *
 * <p>The tables, with the prefix {@code holdfast_} unless another is configured:
 *
 * <pre>
 *   stock_level  shop sku location | kind safety_stock on_hand held committed next_expiry
 *                                    on_hand_version version restock
 *   entry        shop id           | kind state content held_at expires_at committed_at
 *                                    dispatched_at ended_at version
 *   hold         shop sku location expires_at id | quantity       lines that are held, by expiry
 *   unit         shop sku location unit | state owner held_until
 *   movement     shop sku location moved_at cause kind | quantity, deltas, units, reference, reason
 *   idempotency  shop operation id | fingerprint token leased_until retention done_at expires_at
 *                                    answer                       of the host's own operations
 *   outbox       shop id | sku location number supplier quantity requested_at due_at state attempts
 *                                    fence next_at leased_until reason    of restock requests
 * </pre>
 *
 * <p>What one {@link #decide} does, in one READ COMMITTED transaction:
 *
 * <ol>
 *   <li>Only where the footprint names ids and no keys: reads the entries, to learn their keys.
 *   <li>Locks the levels, {@code FOR UPDATE} in key order. <b>This lock decides who is first</b>:
 *       units, holds and reservations of a key are only ever written by who has it.
 *   <li>Reads the entries, and the time with them, so that it is the time after the wait; then
 *       units, expired holds and earliest holds, where there are any to read. A reservation with
 *       lines on other levels: rolls back, and starts again with those too.
 *   <li>Decides.
 *   <li>Writes: inserts, then changes, each under the version that was read; levels last. <b>The
 *       primary key of {@code entry} decides which of two first uses of an id is first</b>; the
 *       CHECK constraints are the second line behind the rules.
 *   <li>Commits. If the answer is lost, runs all of it again, until there is an answer.
 * </ol>
 *
 * <p>That takes five statements for a new commit of any number of lines: lock, read, insert,
 * update, COMMIT. On MySQL and MariaDB mostly three, because the first two are spared where this
 * store has written the levels last itself: it decides on that, and the write finds out whether it
 * was right, by the version of each level and the key of each new entry. If not, all of the above
 * follows.
 */
public final class JdbcInventoryStore implements InventoryStore {
  private final Attempts attempts;
  private final @Nullable Guesses guesses;
  private final Tables tables;
  private final Tables lockingTables;
  private final ListingQueries listings;
  private final JdbcIdempotency idempotency;
  private final JdbcOutbox outbox;
  private final Dialect dialect;
  private final HostConnections hostConnections = new HostConnections();

  JdbcInventoryStore(
      Attempts attempts, SqlTexts texts, Dialect dialect, @Nullable Guesses guesses) {
    this.attempts = attempts;
    this.dialect = dialect;
    this.guesses = guesses;
    this.tables = Tables.of(texts);
    this.lockingTables = Tables.of(texts.withLocks());
    this.listings = new ListingQueries(tables);
    this.idempotency = new JdbcIdempotency(attempts, texts);
    this.outbox = new JdbcOutbox(attempts, tables.outbox(), new OutboxWriter(texts));
  }

  /**
   * A store on tables that exist, with the defaults of {@link Builder}.
   *
   * @throws ConfigurationException as {@link Builder#build} does
   */
  public static JdbcInventoryStore create(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /** A store with options. */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /**
   * Stock operations inside a transaction of the host's, which the host commits or rolls back.
   *
   * @param connection with autocommit off and not read-only, in a transaction or about to begin one
   * @throws IllegalArgumentException if the connection commits by itself or is read-only
   * @throws io.holdfast.inventory.error.UnavailableException if the connection is broken
   */
  public TransactionInventory within(Connection connection) {
    return within(connection, Function.identity());
  }

  /**
   * The same, with options of the inventory. A listener among them would be told before the host
   * has committed.
   *
   * @param connection as in {@link #within(Connection)}
   * @param options sets options on the builder that it is given
   */
  public TransactionInventory within(
      Connection connection, Function<Inventory.Builder, Inventory.Builder> options) {
    hostConnections.check(connection);
    Handle handle = Pool.plain(Jdbi.create(connection)).open();
    BoundStore bound = new BoundStore(handle, lockingTables, dialect);
    return new TransactionInventory(options.apply(Inventory.builder(bound)).build());
  }

  /**
   * Which operations of the host are done, in a table beside those of the stock, by the same clock
   * and with the same options. Each of its calls is a transaction of its own.
   */
  public SweepableIdempotencyStore idempotency() {
    return idempotency;
  }

  /**
   * The restock requests on their way to the supplier, in a table beside those of the stock, by the
   * same clock and with the same options. Each of its calls is a transaction of its own.
   */
  public RestockOutbox restockOutbox() {
    return outbox;
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    return attempts.run(footprint, new DecideTransaction<>(tables, guesses, footprint, decision));
  }

  @Override
  public Snapshot read(Footprint footprint) {
    Snapshot snapshot = attempts.run(footprint, new ReadTransaction(tables, footprint));
    if (guesses != null) {
      guesses.heard(snapshot.now());
    }
    return snapshot;
  }

  /** None: a footprint of any size is one transaction. */
  @Override
  public Limits limits() {
    return Limits.NONE;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    return attempts.run(shop, lease -> listings.levels(lease.single(), shop, after, limit));
  }

  @Override
  public List<StockMovement> movements(StockKey key, @Nullable StockMovement after, int limit) {
    return attempts.run(key, lease -> listings.movements(lease.single(), key, after, limit));
  }

  @Override
  public List<StockMovement> movements(ShopId shop, ReservationId reference) {
    return attempts.run(reference, lease -> listings.movements(lease.single(), shop, reference));
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    return attempts.run(shop, lease -> listings.expiredHolds(lease.single(), shop, limit));
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    attempts.run(
        shop,
        lease -> {
          listings.audit(lease.beginSnapshot(), shop, after, limit, visitor);
          return shop;
        });
  }

  /** The options of a store. Not safe for use by several threads. */
  public static final class Builder {
    private final DataSource dataSource;
    private final StoreOptions options = new StoreOptions();

    private Builder(DataSource dataSource) {
      this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /** The database's dialect. Default: what the connections say they are. */
    public Builder dialect(Dialect which) {
      options.dialect = Objects.requireNonNull(which, "dialect");
      return this;
    }

    /**
     * What the names of all tables and constraints begin with. Default: {@code holdfast_}.
     *
     * @param prefix 1 to 30 characters that match {@code [a-z][a-z0-9_]{0,29}}
     */
    public Builder tablePrefix(String prefix) {
      options.tablePrefix = Objects.requireNonNull(prefix, "tablePrefix");
      return this;
    }

    /** What to do about the tables. Default: {@link SchemaMode#VALIDATE}. */
    public Builder schema(SchemaMode mode) {
      options.schema = Objects.requireNonNull(mode, "schema");
      return this;
    }

    /**
     * Where the time comes from. Default: the clock of the database, which all processes share;
     * keep that in production.
     */
    public Builder clock(InstantSource source) {
      options.clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /**
     * Whether commits and holds are first decided on what this store has last written, and only
     * loaded if the write finds something else. It saves two of five round trips; where several
     * processes sell the same article it soon gives up on that article. Has no effect on H2.
     * Default: true.
     */
    public Builder guessing(boolean allowed) {
      options.guessing = allowed;
      return this;
    }

    /**
     * How often a transaction is repeated because somebody was in the way, before {@link
     * io.holdfast.inventory.error.BusyException}. Default: 20.
     *
     * @param most 0 to 1000
     */
    public Builder retries(int most) {
      options.retries = most;
      return this;
    }

    /**
     * After how long a failed transaction is no longer repeated. A statement that is under way then
     * is not cut off; the network time-out of the connections does that. Default: 30 seconds, or as
     * long as the {@code DataSource} may take for a connection, if that is longer and it says so.
     *
     * <p>What became of a commit whose answer was lost is asked for a second at least.
     *
     * @param longest more than zero, at most 1 day
     */
    public Builder deadline(Duration longest) {
      options.deadline = Objects.requireNonNull(longest, "deadline");
      return this;
    }

    /**
     * How long to wait for an answer of the database on connections that come without a network
     * time-out of their own. Without any, a stalled answer would be waited for for ever. Default:
     * 30 seconds.
     *
     * @param longest more than zero, at most 1 day
     */
    public Builder networkTimeout(Duration longest) {
      options.networkTimeout = Objects.requireNonNull(longest, "networkTimeout");
      return this;
    }

    /**
     * The store.
     *
     * @throws ConfigurationException if an option is out of range, or the database, its tables or
     *     its connections are not what a store needs; the message names what is wrong
     * @throws io.holdfast.inventory.error.BusyException if no connection was to be had
     * @throws io.holdfast.inventory.error.UnavailableException if the database cannot be reached
     */
    public JdbcInventoryStore build() {
      return options.open(dataSource);
    }
  }
}
