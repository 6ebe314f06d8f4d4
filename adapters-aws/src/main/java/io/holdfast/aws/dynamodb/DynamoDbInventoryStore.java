package io.holdfast.aws.dynamodb;

import io.holdfast.idempotency.IdempotencyStore;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Stock in a DynamoDB table, through the client of the host, which stays open.
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
 *   shop#I#operation#key      record                  an operation of the host's: fingerprint, token, leasedUntil,
 *                                                     retention, answer, doneAt, ttl
 *   shop#R                    id                      a restock request on its way: stock, supplier, quantity,
 *                                                     number, its times, state, attempts, fence, nextAt,
 *                                                     leasedUntil, lastLease, reason
 *   shop#W#sku#location       number                  keeps later requests of the stock key back
 *   #D#0..7                   shop#nextAt#id          finds what is due, for all shops
 * </pre>
 *
 * <p>There is no secondary index, so every read is consistent. Times are microseconds since 1970.
 *
 * <ol>
 *   <li><b>Load</b> what the footprint names in one TransactGetItems; or, where this store has seen
 *       the rows last, guess them and load nothing.
 *   <li><b>Decide.</b>
 *   <li><b>Write</b> one TransactWriteItems. An id that is new is put on the condition that no item
 *       is there; an entry changes on the condition that it has all the values that were seen; a
 *       level takes differences on the condition that enough is {@code claimable}, or is replaced,
 *       on the condition of all its values, where the decision needs its very version. If a
 *       condition fails, nothing is written, and what is there is loaded and decided upon.
 * </ol>
 *
 * <p>These conditions alone decide, on every writer alike; tokens of requests only tell whether a
 * request whose answer was lost has come through.
 *
 * <p>DynamoDB has no clock to ask, so holds end by the clocks of the processes: keep them in step.
 * A unit writes at most a hundred items. In a global table all writers have to be in one region.
 *
 * <p>Safe for use by any number of threads. Any number of stores, in any number of processes, may
 * use one table.
 */
public final class DynamoDbInventoryStore implements InventoryStore {
  /** The most actions in one transaction. */
  private static final Limits LIMITS = new Limits(100);

  /**
   * The shortest {@link Builder#retention}, 60 days. A message may be 14 days in a FIFO queue, as
   * long in its dead-letter queue, and as long again after a redrive, which is 42 days; and buyers
   * send back what they bought weeks ago.
   */
  public static final Duration MIN_RETENTION = Duration.ofDays(60);

  /** The longest {@link Builder#retention}, 36,500 days. */
  public static final Duration MAX_RETENTION = Duration.ofDays(36_500);

  private final Patience patience;
  private final Loader loader;
  private final Decider decider;
  private final ListingQueries listings;
  private final Audit audit;
  private final DynamoDbIdempotency idempotency;
  private final DynamoDbOutbox outbox;

  private DynamoDbInventoryStore(Builder options) {
    patience = options.patience();
    DynamoDbTable.validate(options.client, options.table, patience);
    Reads reads = new Reads(options.client, options.table);
    HoldIndex holds = new HoldIndex(reads);
    BadItems bad = new BadItems(options.table);
    loader = new Loader(reads, holds, options.clock);
    Transactions transactions = new Transactions(options.client, options.table);
    decider =
        new Decider(
            loader,
            new Strays(holds),
            new Writer(options.table, options.retention, options.clock),
            transactions,
            options.guessing ? new Memory(options.clock) : null,
            options.clock);
    listings = new ListingQueries(reads, holds, bad, options.clock);
    audit = new Audit(reads, listings, new Pauses(options.client, options.table, options.clock));
    idempotency =
        new DynamoDbIdempotency(options.table, options.clock, patience, reads, transactions);
    outbox =
        new DynamoDbOutbox(
            patience, new OutboxStorage(options.table, options.clock, reads, transactions), bad);
  }

  /**
   * A store in the table {@code holdfast}.
   *
   * @param client of the table's account and region; it stays the host's, which closes it
   * @throws ConfigurationException if the table is not there or has another key
   */
  public static DynamoDbInventoryStore create(DynamoDbClient client) {
    return builder(client).build();
  }

  /**
   * A store with options of its own.
   *
   * @param client of the table's account and region; it stays the host's, which closes it
   */
  public static Builder builder(DynamoDbClient client) {
    return new Builder(client);
  }

  /**
   * Which operations of the host are done, in the same table, by the same clock and with the same
   * patience. What is over is deleted by DynamoDB's time to live, if that is switched on for the
   * attribute {@code ttl}; until then it counts as gone.
   */
  public IdempotencyStore idempotency() {
    return idempotency;
  }

  /**
   * The restock requests on their way, in the same table, by the same clock and with the same
   * patience.
   */
  public RestockOutbox restockOutbox() {
    return outbox;
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    try (Call call = new Call(footprint, patience)) {
      return decider.decide(call, footprint, decision);
    }
  }

  @Override
  public Snapshot read(Footprint footprint) {
    try (Call call = new Call(footprint, patience)) {
      return loader.load(call, footprint);
    }
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    try (Call call = new Call("levels of shop " + shop, patience)) {
      return listings.levels(call, shop, after, limit);
    }
  }

  @Override
  public List<StockMovement> movements(StockKey key, @Nullable StockMovement after, int limit) {
    try (Call call = new Call("movements of " + key, patience)) {
      return listings.movements(call, key, after, limit);
    }
  }

  @Override
  public List<StockMovement> movements(ShopId shop, ReservationId reference) {
    try (Call call = new Call("movements of reservation " + reference, patience)) {
      return listings.movements(call, shop, reference);
    }
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    try (Call call = new Call("expired holds of shop " + shop, patience)) {
      return listings.expiredHolds(call.unhurried(), shop, limit);
    }
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    try (Call call = new Call("audit of shop " + shop, patience)) {
      audit.show(call.unhurried(), shop, after, limit, visitor);
    }
  }

  /** Options of a store. Not safe for use by several threads. */
  public static final class Builder {
    private final DynamoDbClient client;
    private String table = "holdfast";
    private InstantSource clock = InstantSource.system();
    private Duration deadline = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(2);
    private @Nullable Duration retention;
    private boolean guessing = true;

    private Builder(DynamoDbClient client) {
      this.client = Objects.requireNonNull(client, "client");
    }

    /**
     * The table, {@code holdfast} if nothing is said.
     *
     * @param name 3 to 255 characters of {@code [A-Za-z0-9_.-]}
     * @throws ConfigurationException if it is none
     */
    public Builder table(String name) {
      table = DynamoDbTable.check(name);
      return this;
    }

    /** The clock that holds end by, the system's if nothing is said. */
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /**
     * How long a call goes on after failures and conflicts before it gives up, 10 seconds if
     * nothing is said.
     *
     * @param time 1 millisecond to 1 hour
     * @throws ConfigurationException if it is out of range
     */
    public Builder deadline(Duration time) {
      deadline = check("deadline", time);
      return this;
    }

    /**
     * How long one request may take, with all tries of the client, before its answer counts as
     * lost; 2 seconds if nothing is said.
     *
     * @param time 1 millisecond to 1 hour
     * @throws ConfigurationException if it is out of range
     */
    public Builder requestTimeout(Duration time) {
      requestTimeout = check("requestTimeout", time);
      return this;
    }

    /**
     * Lets the service delete entries that are over, this long after their end, if time to live is
     * switched on for the attribute {@code ttl}. An id that is deleted is new again: a request that
     * is repeated later than that takes effect once more, and nothing can be returned under it.
     * Choose it longer than goods may come back, and longer than a message may be sent again. For
     * ever if nothing is said.
     *
     * @param time {@link #MIN_RETENTION} to {@link #MAX_RETENTION}
     * @throws ConfigurationException if it is out of range
     */
    public Builder retention(Duration time) {
      if (time.compareTo(MIN_RETENTION) < 0 || time.compareTo(MAX_RETENTION) > 0) {
        throw new ConfigurationException(
            "retention: must be from "
                + MIN_RETENTION.toDays()
                + " to "
                + MAX_RETENTION.toDays()
                + " days, so that no id is new again while it may be repeated or returned");
      }
      retention = time;
      return this;
    }

    /**
     * Whether to decide on what this store has seen last, without loading it, where the conditions
     * of the write find out if it was wrong. True if nothing is said.
     */
    public Builder guessing(boolean guess) {
      guessing = guess;
      return this;
    }

    private static Duration check(String option, Duration time) {
      if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofHours(1)) > 0) {
        throw new ConfigurationException(option + ": must be from 1 millisecond to 1 hour");
      }
      return time;
    }

    private Patience patience() {
      return new Patience(deadline, requestTimeout);
    }

    /**
     * The store. Looks whether the table is there and has the right key.
     *
     * @throws ConfigurationException if it is not, or has not
     * @throws io.holdfast.inventory.error.UnavailableException if that cannot be learned
     */
    public DynamoDbInventoryStore build() {
      return new DynamoDbInventoryStore(this);
    }
  }
}
