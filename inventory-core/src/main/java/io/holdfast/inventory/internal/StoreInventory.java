package io.holdfast.inventory.internal;

import static io.holdfast.inventory.internal.command.Commands.required;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.Availability;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.RepairReport;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.SweepReport;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.internal.audit.Verifier;
import io.holdfast.inventory.internal.command.Commands;
import io.holdfast.inventory.internal.engine.CommandRunner;
import io.holdfast.inventory.internal.engine.DirectRunner;
import io.holdfast.inventory.internal.engine.Engine;
import io.holdfast.inventory.internal.engine.GuardedListener;
import io.holdfast.inventory.internal.engine.LaneExecutor;
import io.holdfast.inventory.internal.engine.LaneRunner;
import io.holdfast.inventory.internal.engine.StoreBatches;
import io.holdfast.inventory.internal.lane.Bulkhead;
import io.holdfast.inventory.internal.query.AvailabilityQuery;
import io.holdfast.inventory.internal.query.Listings;
import io.holdfast.inventory.internal.query.PageTokens;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inventory on a store. It checks what can be checked before any I/O, then the engine decides.
 */
public final class StoreInventory implements Inventory {
  private static final Logger LOG = LoggerFactory.getLogger(StoreInventory.class);

  private static final Duration LONGEST_SHUTDOWN = Duration.ofDays(1);

  private final InventoryStore store;
  private final Duration shutdownTimeout;
  private final Commands commands;
  private final CommandRunner runner;
  private final @Nullable Bulkhead<ShopId> reads;
  private final LaneOptions lanes;
  private final Engine engine;
  private final Listings listings;
  private final Verifier verifier;
  private volatile boolean closed;

  /** Creates an inventory with these options. */
  public StoreInventory(
      InventoryStore store,
      Duration maxTtl,
      Duration maxHoldLife,
      InventoryListener listener,
      LaneOptions lanes,
      @Nullable Executor executor,
      Duration shutdownTimeout) {
    this.store = store;
    this.lanes = lanes;
    this.shutdownTimeout = checked(shutdownTimeout);
    this.commands = new Commands(maxTtl, maxHoldLife);
    GuardedListener guarded = new GuardedListener(listener);
    this.engine = new Engine(store, guarded);
    Executor async = executor == null ? new LaneExecutor() : executor;
    if (!store.gainsFromCoalescing()) {
      this.runner =
          new DirectRunner(
              engine, guarded, executor == null ? Runnable::run : executor, lanes.queueCapacity());
      this.reads = null;
    } else if (lanes.enabled()) {
      this.runner = new LaneRunner(engine, guarded, lanes, async);
      this.reads = new Bulkhead<>(lanes.maxConcurrentReads(), lanes.maxWait().toNanos());
    } else {
      this.runner = new DirectRunner(engine, guarded, async, lanes.queueCapacity());
      this.reads = null;
    }
    this.listings = new Listings(store);
    this.verifier = new Verifier(store, engine);
  }

  private static Duration checked(Duration shutdownTimeout) {
    if (shutdownTimeout.isNegative() || shutdownTimeout.compareTo(LONGEST_SHUTDOWN) > 0) {
      throw new ConfigurationException(
          "shutdownTimeout: must be from 0 to " + LONGEST_SHUTDOWN + ", is " + shutdownTimeout);
    }
    return shutdownTimeout;
  }

  @Override
  public Outcome<StockLevel> define(StockDefinition definition) {
    return open().run(commands.define(definition));
  }

  @Override
  public CompletionStage<Outcome<StockLevel>> defineAsync(StockDefinition definition) {
    return open().runAsync(commands.define(definition));
  }

  @Override
  public Outcome<StockChange> receive(ReceiveRequest request) {
    return open().run(commands.receive(request));
  }

  @Override
  public CompletionStage<Outcome<StockChange>> receiveAsync(ReceiveRequest request) {
    return open().runAsync(commands.receive(request));
  }

  @Override
  public Outcome<StockChange> adjust(AdjustRequest request) {
    return open().run(commands.adjust(request));
  }

  @Override
  public CompletionStage<Outcome<StockChange>> adjustAsync(AdjustRequest request) {
    return open().runAsync(commands.adjust(request));
  }

  @Override
  public Outcome<StockChange> setOnHand(SetOnHandRequest request) {
    return open().run(commands.setOnHand(request));
  }

  @Override
  public CompletionStage<Outcome<StockChange>> setOnHandAsync(SetOnHandRequest request) {
    return open().runAsync(commands.setOnHand(request));
  }

  @Override
  public Outcome<RestockStatus> setRestockPolicy(StockKey key, @Nullable RestockPolicy policy) {
    return open().run(commands.setRestockPolicy(key, policy));
  }

  @Override
  public CompletionStage<Outcome<RestockStatus>> setRestockPolicyAsync(
      StockKey key, @Nullable RestockPolicy policy) {
    return open().runAsync(commands.setRestockPolicy(key, policy));
  }

  @Override
  public Outcome<RestockStatus> cancelRestock(StockKey key, RestockRequestId id) {
    return open().run(commands.cancelRestock(key, id));
  }

  @Override
  public CompletionStage<Outcome<RestockStatus>> cancelRestockAsync(
      StockKey key, RestockRequestId id) {
    return open().runAsync(commands.cancelRestock(key, id));
  }

  @Override
  public Outcome<Reservation> hold(HoldRequest request) {
    return open().run(commands.hold(request));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> holdAsync(HoldRequest request) {
    return open().runAsync(commands.hold(request));
  }

  @Override
  public Outcome<Reservation> extend(ShopId shop, ReservationId id, Duration ttl) {
    return open().run(commands.extend(shop, id, ttl));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> extendAsync(
      ShopId shop, ReservationId id, Duration ttl) {
    return open().runAsync(commands.extend(shop, id, ttl));
  }

  @Override
  public Outcome<Reservation> commit(CommitRequest request) {
    return open().run(commands.commit(request));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> commitAsync(CommitRequest request) {
    return open().runAsync(commands.commit(request));
  }

  @Override
  public Outcome<Reservation> release(ShopId shop, ReservationId id) {
    return open().run(commands.release(shop, id));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> releaseAsync(ShopId shop, ReservationId id) {
    return open().runAsync(commands.release(shop, id));
  }

  @Override
  public Outcome<Reservation> cancel(ShopId shop, ReservationId id) {
    return open().run(commands.cancel(shop, id));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> cancelAsync(ShopId shop, ReservationId id) {
    return open().runAsync(commands.cancel(shop, id));
  }

  @Override
  public Outcome<Reservation> dispatch(ShopId shop, ReservationId id) {
    return open().run(commands.dispatch(shop, id));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> dispatchAsync(ShopId shop, ReservationId id) {
    return open().runAsync(commands.dispatch(shop, id));
  }

  @Override
  public Outcome<StockChange> returnToStock(ReturnRequest request) {
    return open().run(commands.returnToStock(request));
  }

  @Override
  public CompletionStage<Outcome<StockChange>> returnToStockAsync(ReturnRequest request) {
    return open().runAsync(commands.returnToStock(request));
  }

  @Override
  public Outcome<Availability> availability(AvailabilityRequest request) {
    checkOpen();
    AvailabilityQuery query = new AvailabilityQuery(required("request", request));
    Footprint footprint = query.footprint();
    return query.answer(reading(footprint.shop(), () -> store.read(footprint)));
  }

  @Override
  public Optional<StockLevel> level(StockKey key) {
    return stored(key).map(StoredLevel::toStockLevel);
  }

  @Override
  public Optional<RestockStatus> restockStatus(StockKey key) {
    return stored(key).map(StoredLevel::restock);
  }

  private Optional<StoredLevel> stored(StockKey key) {
    checkOpen();
    required("key", key);
    Footprint footprint = Footprint.of(key.shop()).key(key).build();
    return Optional.ofNullable(reading(key.shop(), () -> store.read(footprint)).level(key));
  }

  @Override
  public Optional<Reservation> reservation(ShopId shop, ReservationId id) {
    checkOpen();
    required("shop", shop);
    required("reservationId", id);
    return reading(shop, () -> Optional.ofNullable(engine.find(shop, id)));
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId id) {
    Optional<Reservation> reservation = reservation(shop, id);
    return reservation.isEmpty()
        ? List.of()
        : reading(shop, () -> listings.movements(reservation.get()));
  }

  @Override
  public Page<StockLevel> levels(ShopId shop, @Nullable PageToken from, int limit) {
    checkOpen();
    required("shop", shop);
    return reading(shop, () -> listings.levels(shop, from, limit));
  }

  @Override
  public Page<StockMovement> stockMovements(StockKey key, @Nullable PageToken from, int limit) {
    checkOpen();
    required("key", key);
    return reading(key.shop(), () -> listings.movements(key, from, limit));
  }

  @Override
  public SweepReport sweep(ShopId shop, int limit) {
    checkOpen();
    required("shop", shop);
    PageTokens.limit(limit);
    return reading(shop, () -> swept(shop, limit));
  }

  private SweepReport swept(ShopId shop, int limit) {
    List<ReservationId> holds = store.expiredHolds(shop, limit);
    int expired = 0;
    for (int i = 0; i < holds.size(); i += Footprint.HOLDS_LOADED) {
      int end = Math.min(holds.size(), i + Footprint.HOLDS_LOADED);
      expired += engine.expire(shop, holds.subList(i, end), List.of());
    }
    return new SweepReport(expired, holds.size() == limit);
  }

  @Override
  public VerifyReport verify(ShopId shop, @Nullable PageToken from, int limit) {
    checkOpen();
    required("shop", shop);
    return reading(shop, () -> verifier.verify(shop, from, limit));
  }

  @Override
  public RepairReport repair(RepairRequest request) {
    checkOpen();
    required("request", request);
    return reading(request.shop(), () -> verifier.repair(request));
  }

  @Override
  public void close() {
    closed = true;
    long end = System.nanoTime() + shutdownTimeout.toNanos();
    if (!runner.close(shutdownTimeout.toNanos())) {
      LOG.warn("closed before all commands in progress were answered");
    }
    if (engine.hasUnwritten()) {
      flushBy(end);
    }
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

  private <R> R reading(ShopId shop, Supplier<R> work) {
    return reads == null ? work.get() : reads.run(shop, work, () -> StoreBatches.busy(shop, lanes));
  }

  private CommandRunner open() {
    checkOpen();
    return runner;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }
}
