package io.holdfast.aws.dynamodb;

import io.holdfast.aws.dynamodb.internal.item.ExpiredHoldItems;
import io.holdfast.aws.dynamodb.internal.item.RecordWrite;
import io.holdfast.aws.dynamodb.internal.item.RestockRequestItems;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.aws.dynamodb.internal.request.RetryLimits;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.aws.dynamodb.internal.request.Transactions;
import io.holdfast.aws.dynamodb.internal.request.WriterPause;
import io.holdfast.aws.dynamodb.internal.store.AuditQueries;
import io.holdfast.aws.dynamodb.internal.store.ChangesWriter;
import io.holdfast.aws.dynamodb.internal.store.Decider;
import io.holdfast.aws.dynamodb.internal.store.DynamoDbIdempotencyStore;
import io.holdfast.aws.dynamodb.internal.store.DynamoDbOutbox;
import io.holdfast.aws.dynamodb.internal.store.HoldIndex;
import io.holdfast.aws.dynamodb.internal.store.LevelCache;
import io.holdfast.aws.dynamodb.internal.store.ListingQueries;
import io.holdfast.aws.dynamodb.internal.store.OrphanedHoldItems;
import io.holdfast.aws.dynamodb.internal.store.OutboxStorage;
import io.holdfast.aws.dynamodb.internal.store.ReservationQueries;
import io.holdfast.aws.dynamodb.internal.store.ShopList;
import io.holdfast.aws.dynamodb.internal.store.SnapshotLoader;
import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.error.Checks;
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
import io.holdfast.inventory.spi.support.Versions;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An inventory store in a DynamoDB table. It uses the host's client, which stays open.
 *
 * <pre>
 *   pk                        sk                      what
 *   shop#L#0..7               sku#location            a level: kind, safetyStock, onHand, held, committed,
 *                                                     claimable, nextExpiry, onHandVersion, version,
 *                                                     restock, pausedUntil
 *   shop#E#0..31              id                      a reservation or an operation: kind, state, content, its
 *                                                     times, version; movements about it; ttl
 *   shop#U#sku#location       unit                    a unit: state, owner, heldUntil
 *   shop#H#sku#location#0..3  expiry#id               a line of a hold, by expiry: quantity
 *   shop#M#sku#location       time#cause#kind         a movement
 *   shop#I#operation#key      record                  an operation of the host: fingerprint, token, leasedUntil,
 *                                                     retention, answer, doneAt, ttl
 *   shop#R                    id                      a restock request in the outbox: stock, supplier, quantity,
 *                                                     number, its times, state, attempts, fence, nextAt,
 *                                                     leasedUntil, lastLease, reason
 *   shop#W#sku#location       number                  holds back later requests of the stock key
 *   #D#0..7                   shop#nextAt#id          finds due requests, for all shops
 *   shop#X                    id                      an expired hold in its outbox: content, its times, state,
 *                                                     attempts, fence, nextAt, leasedUntil, lastLease, reason
 *   #D#X#0..7                 shop#nextAt#id          finds due messages of expired holds, for all shops
 *   #S                        shop                    lists the shops
 * </pre>
 *
 * <p>There is no secondary index, so every read is consistent. Times are microseconds since 1970.
 *
 * <ol>
 *   <li><b>Load</b> the rows that the footprint names in one TransactGetItems; or guess them from
 *       this store's cache, and load nothing.
 *   <li><b>Decide.</b>
 *   <li><b>Write</b> one TransactWriteItems. A new id is put on the condition that there is no
 *       item. An entry is changed on the condition that it has all the values that were read. A
 *       level is changed by differences on the condition that enough is {@code claimable}; if the
 *       decision needs the exact version, the level is replaced on the condition of all its values.
 *       If a condition fails, nothing is written, and the decision is repeated on the stored rows.
 *       Writes of the host are the last actions; a failure of theirs counts only if no other
 *       condition fails.
 * </ol>
 *
 * <p>Only these conditions decide, for every writer alike. Request tokens only show whether a
 * request whose answer was lost was applied.
 *
 * <p>DynamoDB offers no clock, so holds expire by the clocks of the processes: keep them
 * synchronized. A transaction writes at most 100 items. In a global table all writers must be in
 * one region.
 *
 * <p>Safe for use by any number of threads. Any number of stores, in any number of processes, may
 * use one table.
 *
 * @since 0.1.0
 */
public final class DynamoDbInventoryStore implements OptimisticStore {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbInventoryStore.class);

  private static final Limits LIMITS = new Limits(Transaction.MOST_ACTIONS);

  /**
   * The shortest {@link Builder#retention}, 60 days. A message may stay in a FIFO queue for 14
   * days, in its dead-letter queue for another 14, and in the queue for 14 more after a redrive: 42
   * days in total. Buyers may also return goods weeks later.
   */
  public static final Duration MIN_RETENTION = Duration.ofDays(60);

  /** The longest {@link Builder#retention}, 36,500 days. */
  public static final Duration MAX_RETENTION = Duration.ofDays(36_500);

  private final String table;
  private final RetryLimits limits;
  private final SnapshotLoader loader;
  private final Decider decider;
  private final ListingQueries listings;
  private final ReservationQueries reservations;
  private final ShopList shops;
  private final AuditQueries audit;
  private final DynamoDbIdempotencyStore idempotency;
  private final DynamoDbOutbox.OfRestockRequests outbox;
  private final DynamoDbOutbox.OfExpiredHolds expiredHolds;
  private final boolean expiredHoldOutbox;

  private DynamoDbInventoryStore(Builder options) {
    table = options.table;
    limits = new RetryLimits(options.deadline, options.requestTimeout);
    DynamoDbTable.validate(options.client, options.table, limits);
    Reads reads = new Reads(options.client, options.table);
    UnreadableItems bad = new UnreadableItems(options.table);
    HoldIndex holds = new HoldIndex(reads, bad);
    loader = new SnapshotLoader(reads, holds, options.clock);
    Transactions transactions = new Transactions(options.client, options.table);
    shops = new ShopList(options.client, options.table, reads, bad);
    decider =
        new Decider(
            loader,
            new OrphanedHoldItems(holds),
            new ChangesWriter(options.table, options.retention, options.clock),
            shops,
            transactions,
            options.optimisticReads ? new LevelCache(options.clock) : null,
            options.clock);
    listings = new ListingQueries(reads, holds, bad, options.clock);
    reservations = new ReservationQueries(reads, bad, options.clock);
    audit =
        new AuditQueries(
            reads, listings, new WriterPause(options.client, options.table, options.clock));
    idempotency =
        new DynamoDbIdempotencyStore(options.table, options.clock, limits, reads, transactions);
    outbox =
        new DynamoDbOutbox.OfRestockRequests(
            limits,
            new OutboxStorage<>(
                new RestockRequestItems(), options.table, options.clock, reads, transactions),
            bad);
    expiredHolds =
        new DynamoDbOutbox.OfExpiredHolds(
            limits,
            new OutboxStorage<>(
                new ExpiredHoldItems(), options.table, options.clock, reads, transactions),
            bad);
    expiredHoldOutbox = options.expiredHoldOutbox;
    LOG.info("Holdfast {} on DynamoDB, table {}", Versions.holdfast(), options.table);
  }

  /**
   * Creates a store with the default options, in the table {@code holdfast}.
   *
   * @param client the host's client of the table's account and region; it is never closed here
   * @throws ConfigurationException if the table does not exist or has another key
   */
  public static DynamoDbInventoryStore create(DynamoDbClient client) {
    return builder(client).build();
  }

  /**
   * Returns a builder with the default options.
   *
   * @param client the host's client of the table's account and region; it is never closed here
   */
  public static Builder builder(DynamoDbClient client) {
    return new Builder(client);
  }

  /**
   * Returns the store of completed host operations, in the same table, with the same clock and time
   * limits. DynamoDB's time to live deletes expired records if it is enabled for the attribute
   * {@code ttl}; until then they count as deleted.
   */
  public IdempotencyStore idempotency() {
    return idempotency;
  }

  /**
   * Returns the records of {@link #idempotency} for {@link
   * io.holdfast.idempotency.IdempotentCommands}, which writes them in the transaction of a command
   * of this store. A record counts as one of the 100 actions.
   */
  public AnswerRecords answerRecords() {
    return idempotency;
  }

  /**
   * Returns the outbox of restock requests, in the same table, with the same clock and time limits.
   */
  public RestockOutbox restockOutbox() {
    return outbox;
  }

  /**
   * Returns the outbox of expired holds, in the same table, with the same clock and time limits.
   * Messages are written only if {@link Builder#expiredHoldOutbox} is on.
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
    try (Deadline call = new Deadline(footprint, limits)) {
      return decider.decide(call, footprint, decision);
    }
  }

  @Override
  public Snapshot read(Footprint footprint) {
    try (Deadline call = new Deadline(footprint, limits)) {
      return loader.load(call, footprint);
    }
  }

  @Override
  public void check(HostWrite write) {
    if (!(write instanceof RecordWrite it && it.table().equals(table))) {
      DynamoDbWrite.check(write, table);
    }
  }

  @Override
  public GuessCounts guessCounts() {
    return decider.counts();
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    try (Deadline call = new Deadline("levels of shop " + shop, limits)) {
      return listings.levels(call, shop, after, limit);
    }
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    try (Deadline call = new Deadline("levels of shop " + shop, limits)) {
      return listings.levels(call, shop, keys);
    }
  }

  @Override
  public List<Reservation> reservations(ShopId shop, Collection<ReservationId> ids) {
    try (Deadline call = new Deadline("reservations of shop " + shop, limits)) {
      return reservations.of(call, shop, ids);
    }
  }

  @Override
  public ReservationSlice reservations(
      ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    try (Deadline call = new Deadline("reservations of shop " + shop, limits)) {
      return reservations.slice(call.unhurried(), shop, filter, after, limit);
    }
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    try (Deadline call = new Deadline("shops", limits)) {
      return shops.after(call, after, limit);
    }
  }

  @Override
  public List<StockMovement> stockMovements(
      StockKey key, @Nullable StockMovement after, int limit) {
    try (Deadline call = new Deadline("movements of " + key, limits)) {
      return listings.movements(call, key, after, limit);
    }
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId reference) {
    try (Deadline call = new Deadline("movements of reservation " + reference, limits)) {
      return listings.movements(call, shop, reference);
    }
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    try (Deadline call = new Deadline("expired holds of shop " + shop, limits)) {
      return listings.expiredHolds(call.unhurried(), shop, limit);
    }
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    try (Deadline call = new Deadline("audit of shop " + shop, limits)) {
      audit.show(call.unhurried(), shop, after, limit, visitor);
    }
  }

  /** The options of a store. Not safe for use by several threads. */
  public static final class Builder {
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);

    private final DynamoDbClient client;
    private String table = "holdfast";
    private InstantSource clock = InstantSource.system();
    private Duration deadline = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(2);
    private @Nullable Duration retention;
    private boolean optimisticReads = true;
    private boolean expiredHoldOutbox;

    private Builder(DynamoDbClient client) {
      this.client = Objects.requireNonNull(client, "client");
    }

    /**
     * Sets the name of the table. Default: {@code holdfast}.
     *
     * @param table the name of the table, 3 to 255 characters of {@code [A-Za-z0-9_.-]}
     */
    public Builder table(String table) {
      this.table = Objects.requireNonNull(table, "table");
      return this;
    }

    /**
     * Sets the clock that holds expire by. Default: the system clock.
     *
     * @param clock the clock
     */
    public Builder clock(InstantSource clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets how long a call retries after failures and conflicts. Default: 10 seconds.
     *
     * <p>A request gets the time that is left until then, but at least 100 milliseconds if {@link
     * #requestTimeout} allows so much; a request that reads many rows, or one for an outbox, keeps
     * the whole {@code requestTimeout}. So a call may end that much later. If the answer to a write
     * was lost, the store tries to learn the outcome for at least 1 second, even past the deadline.
     *
     * @param deadline the time, 1 millisecond to 1 hour
     */
    public Builder deadline(Duration deadline) {
      this.deadline = Objects.requireNonNull(deadline, "deadline");
      return this;
    }

    /**
     * Sets how long one request may take, including all attempts of the client, before its answer
     * counts as lost. Default: 2 seconds.
     *
     * @param requestTimeout the time, 1 millisecond to 1 hour
     */
    public Builder requestTimeout(Duration requestTimeout) {
      this.requestTimeout = Objects.requireNonNull(requestTimeout, "requestTimeout");
      return this;
    }

    /**
     * Lets the service delete ended entries this long after their end, if time to live is enabled
     * for the attribute {@code ttl}. A deleted id is new again: a request that is repeated after
     * the deletion takes effect a second time, and goods can no longer be returned under the id.
     * Choose a time longer than the period for returns, and longer than a message may be repeated.
     * Default: entries are never deleted.
     *
     * @param retention the time, {@link #MIN_RETENTION} to {@link #MAX_RETENTION}
     */
    public Builder retention(Duration retention) {
      this.retention = Objects.requireNonNull(retention, "retention");
      return this;
    }

    /**
     * Sets whether to decide on cached rows without loading them, if the conditions of the write
     * detect a wrong guess. Default: true.
     *
     * @param optimisticReads whether to decide on cached rows
     */
    public Builder optimisticReads(boolean optimisticReads) {
      this.optimisticReads = optimisticReads;
      return this;
    }

    /**
     * Sets whether each hold that is recorded as expired is put into {@link
     * DynamoDbInventoryStore#expiredHoldOutbox()}, in the same transaction. Switch it on only where
     * a relay takes the messages out, and in all processes that share the table: a process without
     * it records an expiry without a message. Each message takes two more items of a transaction. A
     * hold that is too large for that has its message written just before. Default: false.
     *
     * @param expiredHoldOutbox whether to write a message for each hold that has expired
     */
    public Builder expiredHoldOutbox(boolean expiredHoldOutbox) {
      this.expiredHoldOutbox = expiredHoldOutbox;
      return this;
    }

    /**
     * Creates the store. Checks that the table exists, is active, and has the right key.
     *
     * @throws ConfigurationException if an option is out of range, or the check fails
     * @throws io.holdfast.inventory.error.UnavailableException if the service cannot be reached
     */
    public DynamoDbInventoryStore build() {
      DynamoDbTable.check(table);
      Checks.option("deadline", MIN_TIMEOUT, MAX_TIMEOUT, deadline);
      Checks.option("requestTimeout", MIN_TIMEOUT, MAX_TIMEOUT, requestTimeout);
      if (retention != null
          && (retention.compareTo(MIN_RETENTION) < 0 || retention.compareTo(MAX_RETENTION) > 0)) {
        throw new ConfigurationException(
            "retention: must be from "
                + MIN_RETENTION.toDays()
                + " to "
                + MAX_RETENTION.toDays()
                + " days, so that no id is new again while it may be repeated or returned");
      }
      return new DynamoDbInventoryStore(this);
    }
  }
}
