package io.holdfast.inventory.internal;

import io.holdfast.inventory.AfterCommitListener;
import io.holdfast.inventory.Availability;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryCommands;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.InventoryStats;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.ReadKind;
import io.holdfast.inventory.RepairReport;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.SweepReport;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.internal.audit.Verifier;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.command.HoldLimits;
import io.holdfast.inventory.internal.engine.CommandRunner;
import io.holdfast.inventory.internal.engine.DirectRunner;
import io.holdfast.inventory.internal.engine.Engine;
import io.holdfast.inventory.internal.engine.GuardedListener;
import io.holdfast.inventory.internal.engine.LaneExecutor;
import io.holdfast.inventory.internal.engine.LaneRunner;
import io.holdfast.inventory.internal.engine.Ping;
import io.holdfast.inventory.internal.engine.ReadRunner;
import io.holdfast.inventory.internal.engine.Sweeper;
import io.holdfast.inventory.internal.query.AvailabilityQuery;
import io.holdfast.inventory.internal.query.Listings;
import io.holdfast.inventory.internal.query.ReadKeys;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.GuessCounts;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.OptimisticStore;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inventory on a store. It checks what can be checked before any I/O, then the engine decides.
 */
public final class StoreInventory extends CommandMethods implements Inventory {
  private static final Logger LOG = LoggerFactory.getLogger(StoreInventory.class);

  private static final Duration LONGEST_SHUTDOWN = Duration.ofDays(1);
  private static final Duration SHORTEST_PING = Duration.ofMillis(1);

  private final InventoryStore store;
  private final Duration shutdownTimeout;
  private final CommandRunner runner;
  private final ReadRunner reads;
  private final GuardedListener guarded;
  private final Engine engine;
  private final Listings listings;
  private final Ping ping;
  private final Verifier verifier;
  private final Sweeper sweeper;
  private volatile boolean closed;

  /** Creates an inventory with these options. */
  public StoreInventory(
      InventoryStore store,
      Duration maxTtl,
      Duration maxHoldLife,
      List<InventoryListener> listeners,
      LaneOptions lanes,
      @Nullable Executor executor,
      Duration shutdownTimeout) {
    super(new HoldLimits(maxTtl, maxHoldLife));
    this.store = store;
    this.shutdownTimeout =
        Checks.option("shutdownTimeout", Duration.ZERO, LONGEST_SHUTDOWN, shutdownTimeout);
    this.guarded = GuardedListener.of(checked(listeners));
    this.engine = new Engine(store, guarded);
    boolean gains = store.gainsFromCoalescing();
    Executor async = executor != null ? executor : gains ? new LaneExecutor() : Runnable::run;
    boolean inLanes = gains && lanes.enabled();
    this.runner =
        inLanes
            ? new LaneRunner(engine, guarded, lanes, async)
            : new DirectRunner(engine, guarded, async, lanes.queueCapacity());
    this.reads = new ReadRunner(guarded, lanes, inLanes);
    this.listings = new Listings(store);
    this.ping = new Ping(store, gains ? async : Runnable::run);
    this.verifier = new Verifier(store, engine);
    this.sweeper = new Sweeper(store, engine);
  }

  private List<InventoryListener> checked(List<InventoryListener> listeners) {
    if (store.isInHostTransaction()
        && !listeners.stream().allMatch(AfterCommitListener.class::isInstance)) {
      throw new ConfigurationException(
          "listener: must be an AfterCommitListener in a transaction of the host");
    }
    return listeners;
  }

  @Override
  <T> Outcome<T> run(Command<T> command) {
    checkOpen();
    return runner.run(command);
  }

  @Override
  <T> CompletionStage<Outcome<T>> runAsync(Command<T> command) {
    checkOpen();
    return runner.runAsync(command);
  }

  @Override
  public InventoryCommands alongside(List<? extends HostWrite> writes) {
    List<HostWrite> checked = List.copyOf(Checks.required("alongside", writes));
    if (checked.isEmpty()) {
      throw new InvalidRequestException("alongside", "must have at least 1 write");
    }
    checked.forEach(store::check);
    return new CommandsAlongside(this, checked);
  }

  @Override
  public Outcome<Availability> availability(AvailabilityRequest request) {
    checkOpen();
    AvailabilityQuery query = new AvailabilityQuery(Checks.required("request", request));
    Footprint footprint = query.footprint();
    return query.answer(
        reads.run(ReadKind.AVAILABILITY, footprint.shop(), () -> store.read(footprint)));
  }

  @Override
  public Optional<StockLevel> level(StockKey key) {
    return stored(ReadKind.LEVEL, key).map(StoredLevel::toStockLevel);
  }

  @Override
  public Optional<RestockStatus> restockStatus(StockKey key) {
    return stored(ReadKind.RESTOCK_STATUS, key).map(StoredLevel::restock);
  }

  private Optional<StoredLevel> stored(ReadKind kind, StockKey key) {
    checkOpen();
    Checks.required("key", key);
    Footprint footprint = Footprint.of(key.shop()).key(key).build();
    return Optional.ofNullable(reads.run(kind, key.shop(), () -> store.read(footprint)).level(key));
  }

  @Override
  public Optional<Reservation> reservation(ShopId shop, ReservationId id) {
    checkOpen();
    Checks.required("shop", shop);
    Checks.required("reservationId", id);
    return reads.run(ReadKind.RESERVATION, shop, () -> stored(shop, id));
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId id) {
    checkOpen();
    Checks.required("shop", shop);
    Checks.required("reservationId", id);
    return reads.run(
        ReadKind.RESERVATION_MOVEMENTS,
        shop,
        () -> stored(shop, id).map(it -> listings.movements(it)).orElse(List.of()));
  }

  private Optional<Reservation> stored(ShopId shop, ReservationId id) {
    Snapshot snapshot = store.read(Footprint.ofEntry(shop, id.entry()));
    return snapshot.entry(id.entry()) instanceof Reservation it
        ? Optional.of(it.asOf(snapshot.now()))
        : Optional.empty();
  }

  @Override
  public Page<StockLevel> levels(ShopId shop, @Nullable PageToken from, int limit) {
    checkListing(shop, limit);
    return reads.run(ReadKind.LEVELS, shop, () -> listings.levels(shop, from, limit));
  }

  @Override
  public Map<StockKey, StockLevel> levels(Collection<StockKey> keys) {
    checkOpen();
    Set<StockKey> distinct = ReadKeys.distinct("keys", keys);
    ShopId shop = ReadKeys.shop(distinct);
    return reads.run(ReadKind.LEVELS, shop, () -> listings.levels(shop, distinct));
  }

  @Override
  public Map<ReservationId, Reservation> reservations(ShopId shop, Collection<ReservationId> ids) {
    checkOpen();
    Checks.required("shop", shop);
    Set<ReservationId> distinct = ReadKeys.distinct("ids", ids);
    return reads.run(ReadKind.RESERVATIONS, shop, () -> listings.reservations(shop, distinct));
  }

  @Override
  public Page<Reservation> reservations(
      ShopId shop,
      ReservationState state,
      @Nullable Instant since,
      @Nullable PageToken from,
      int limit) {
    checkListing(shop, limit);
    ReservationFilter filter = Listings.filter(Checks.required("state", state), since);
    return reads.run(
        ReadKind.RESERVATIONS, shop, () -> listings.reservations(shop, filter, from, limit));
  }

  @Override
  public Page<ShopId> shops(@Nullable PageToken from, int limit) {
    checkOpen();
    checkLimit(limit);
    return reads.runOfAll(ReadKind.SHOPS, () -> listings.shops(from, limit));
  }

  @Override
  public Page<StockMovement> stockMovements(StockKey key, @Nullable PageToken from, int limit) {
    checkOpen();
    Checks.required("key", key);
    checkLimit(limit);
    return reads.run(
        ReadKind.STOCK_MOVEMENTS, key.shop(), () -> listings.movements(key, from, limit));
  }

  @Override
  public SweepReport sweep(ShopId shop, int limit) {
    checkListing(shop, limit);
    return reads.bounded(shop, () -> sweeper.sweep(shop, limit));
  }

  @Override
  public VerifyReport verify(ShopId shop, @Nullable PageToken from, int limit) {
    checkListing(shop, limit);
    VerifyReport report =
        reads.run(ReadKind.VERIFY, shop, () -> verifier.verify(shop, from, limit));
    guarded.verified(shop, report);
    return report;
  }

  @Override
  public RepairReport repair(RepairRequest request) {
    checkOpen();
    Checks.required("request", request);
    return reads.bounded(request.shop(), () -> verifier.repair(request));
  }

  @Override
  public void addListener(InventoryListener listener) {
    guarded.add(checked(List.of(Checks.required("listener", listener))).get(0));
  }

  @Override
  public void removeListener(InventoryListener listener) {
    guarded.remove(Checks.required("listener", listener));
  }

  @Override
  public Duration ping(Duration timeout) {
    checkOpen();
    return ping.within(Checks.between("timeout", SHORTEST_PING, LONGEST_SHUTDOWN, timeout));
  }

  @Override
  public InventoryStats stats() {
    GuessCounts guesses = store instanceof OptimisticStore it ? it.guessCounts() : GuessCounts.NONE;
    return runner.stats(guesses);
  }

  @Override
  public void close() {
    close(shutdownTimeout);
  }

  @Override
  public boolean close(Duration timeout) {
    Checks.between("timeout", Duration.ZERO, LONGEST_SHUTDOWN, timeout);
    closed = true;
    long end = System.nanoTime() + timeout.toNanos();
    boolean answered = runner.close(timeout.toNanos());
    if (!answered) {
      LOG.warn("closed before all commands in progress were answered");
    }
    if (engine.hasUnwritten()) {
      flushBy(end);
    }
    return answered;
  }

  /** Unwritten demand must not make closing wait for a row that another process has locked. */
  private void flushBy(long end) {
    Thread flush = LaneExecutor.start(engine::flush, "holdfast-close");
    try {
      flush.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (flush.isAlive()) {
      LOG.warn("closed before the unmet demand was written");
    }
  }

  private void checkListing(ShopId shop, int limit) {
    checkOpen();
    Checks.required("shop", shop);
    checkLimit(limit);
  }

  private static void checkLimit(int limit) {
    Checks.between("limit", 1, Page.MAX_LIMIT, limit);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }
}
