package io.holdfast.inventory.internal;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.Availability;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
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
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
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
import org.jspecify.annotations.Nullable;

/**
 * An inventory on a store: checks what can be checked before any I/O, then lets the engine decide.
 */
public final class StoreInventory implements Inventory {
  private static final Duration MIN_TTL = Duration.ofSeconds(1);

  private final InventoryStore store;
  private final Duration maxTtl;
  private final Duration maxHoldLife;
  private final Engine engine;
  private final Listings listings;
  private final Verifier verifier;
  private volatile boolean closed;

  /** An inventory with these options. */
  public StoreInventory(
      InventoryStore store, Duration maxTtl, Duration maxHoldLife, InventoryListener listener) {
    this.store = store;
    this.maxTtl = atLeastMinTtl("maxTtl", maxTtl);
    this.maxHoldLife = atLeastMinTtl("maxHoldLife", maxHoldLife);
    if (maxHoldLife.compareTo(maxTtl) < 0) {
      throw new ConfigurationException("maxHoldLife: must be at least maxTtl, " + maxTtl);
    }
    this.engine = new Engine(store, new GuardedListener(listener));
    this.listings = new Listings(store);
    this.verifier = new Verifier(store, engine);
  }

  private static Duration atLeastMinTtl(String option, Duration duration) {
    if (duration.compareTo(MIN_TTL) < 0 || duration.compareTo(Duration.ofDays(36_500)) > 0) {
      throw new ConfigurationException(option + ": must be from " + MIN_TTL + " to 36500 days");
    }
    return duration;
  }

  @Override
  public Outcome<StockLevel> define(StockDefinition definition) {
    return run(new DefineCommand(required("definition", definition)));
  }

  @Override
  public Outcome<StockChange> receive(ReceiveRequest request) {
    return run(new ReceiveCommand(required("request", request)));
  }

  @Override
  public Outcome<StockChange> adjust(AdjustRequest request) {
    return run(new AdjustCommand(required("request", request)));
  }

  @Override
  public Outcome<StockChange> setOnHand(SetOnHandRequest request) {
    return run(new SetOnHandCommand(required("request", request)));
  }

  @Override
  public Outcome<Reservation> hold(HoldRequest request) {
    checkTtl(required("request", request).ttl());
    return run(new HoldCommand(request));
  }

  @Override
  public Outcome<Reservation> extend(ShopId shop, ReservationId id, Duration ttl) {
    checkTtl(ttl);
    return run(
        new ExtendCommand(
            required("shop", shop), required("reservationId", id).entry(), ttl, maxHoldLife));
  }

  @Override
  public Outcome<Reservation> commit(CommitRequest request) {
    return run(new CommitCommand(required("request", request)));
  }

  @Override
  public Outcome<Reservation> release(ShopId shop, ReservationId id) {
    return run(
        new ReleaseCommand(required("shop", shop), required("reservationId", id), id.entry()));
  }

  @Override
  public Outcome<Reservation> cancel(ShopId shop, ReservationId id) {
    return run(new CancelCommand(required("shop", shop), required("reservationId", id).entry()));
  }

  @Override
  public Outcome<Reservation> dispatch(ShopId shop, ReservationId id) {
    return run(new DispatchCommand(required("shop", shop), required("reservationId", id).entry()));
  }

  @Override
  public Outcome<StockChange> returnToStock(ReturnRequest request) {
    return run(new ReturnCommand(required("request", request)));
  }

  @Override
  public Outcome<Availability> availability(AvailabilityRequest request) {
    checkOpen();
    AvailabilityQuery query = new AvailabilityQuery(required("request", request));
    return query.answer(store.read(query.footprint()));
  }

  @Override
  public Optional<StockLevel> level(StockKey key) {
    checkOpen();
    required("key", key);
    StoredLevel level = store.read(Footprint.of(key.shop()).key(key).build()).level(key);
    return level == null ? Optional.empty() : Optional.of(level.toStockLevel());
  }

  @Override
  public Optional<Reservation> find(ShopId shop, ReservationId id) {
    checkOpen();
    return Optional.ofNullable(engine.find(required("shop", shop), required("reservationId", id)));
  }

  @Override
  public List<StockMovement> movements(ShopId shop, ReservationId id) {
    return find(shop, id).map(listings::movements).orElse(List.of());
  }

  @Override
  public Page<StockLevel> levels(ShopId shop, @Nullable PageToken from, int limit) {
    checkOpen();
    return listings.levels(required("shop", shop), from, limit);
  }

  @Override
  public Page<StockMovement> movements(StockKey key, @Nullable PageToken from, int limit) {
    checkOpen();
    return listings.movements(required("key", key), from, limit);
  }

  @Override
  public SweepReport sweep(ShopId shop, int limit) {
    checkOpen();
    List<ReservationId> holds = store.expiredHolds(required("shop", shop), PageTokens.limit(limit));
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
    return verifier.verify(required("shop", shop), from, limit);
  }

  @Override
  public RepairReport repair(RepairRequest request) {
    checkOpen();
    return verifier.repair(required("request", request));
  }

  @Override
  public void close() {
    closed = true;
  }

  private <T> Outcome<T> run(Command<T> command) {
    checkOpen();
    return engine.run(command);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  private void checkTtl(Duration ttl) {
    if (required("ttl", ttl).compareTo(MIN_TTL) < 0) {
      throw new InvalidRequestException("ttl", "at least " + MIN_TTL);
    }
    if (ttl.compareTo(maxTtl) > 0) {
      throw new InvalidRequestException("ttl", "at most " + maxTtl);
    }
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequestException(name, "required");
    }
    return value;
  }
}
