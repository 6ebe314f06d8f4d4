package io.holdfast.contract.model;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.CommitRequest.OnExpiry;
import io.holdfast.inventory.CommitRequest.Source;
import io.holdfast.inventory.Fill;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.Refusal.ExceedsReservation;
import io.holdfast.inventory.Refusal.HoldLifeExceeded;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.UnitKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The same rules for one shop and one thread, in the simplest form: two maps, and every number is
 * summed up again from the reservations. The model is correct because it is easy to read. Versions
 * are always 1. Time must not go back.
 *
 * <p>Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class ReferenceModel {
  private final Duration maxHoldLife;
  private final StockModel shelf;
  private final Map<EntryId, Entry> entries;
  private final Map<EntryId, Receipt> receipts = new TreeMap<>();
  private Instant now;

  /**
   * Creates an empty shop.
   *
   * @param shop the tenant
   * @param now the current time
   * @param maxHoldLife the longest life of a hold with all its extensions
   */
  public ReferenceModel(ShopId shop, Instant now, Duration maxHoldLife) {
    this(
        maxHoldLife,
        now,
        shop,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        Map.of());
  }

  private ReferenceModel(
      Duration maxHoldLife,
      Instant now,
      ShopId shop,
      Map<EntryId, Entry> entries,
      Map<StockKey, StockModel.Stock> stocks,
      Map<UnitKey, ReservationId> buyers,
      Map<StockKey, RestockStatus> restocks,
      Map<EntryId, Receipt> receipts) {
    this.maxHoldLife = maxHoldLife;
    this.now = now;
    this.entries = entries;
    this.shelf = new StockModel(shop, stocks, buyers, entries, restocks);
    this.receipts.putAll(receipts);
  }

  /** Returns a copy of the shop, which changes independently. */
  public ReferenceModel copy() {
    return new ReferenceModel(
        maxHoldLife,
        now,
        shelf.shop,
        new TreeMap<>(entries),
        new TreeMap<>(shelf.stocks),
        new TreeMap<>(shelf.buyers),
        new TreeMap<>(shelf.reorders.restocks),
        receipts);
  }

  /** Returns the current time. */
  public Instant now() {
    return now;
  }

  /** Sets the time, which must not be earlier than now. Holds that end by then expire. */
  public void setNow(Instant time) {
    now = time;
    entries.replaceAll((id, entry) -> entry instanceof Reservation it ? it.asOf(now) : entry);
  }

  /** Advances the time, and returns the new time. */
  public Instant advance(Duration by) {
    setNow(now.plus(by));
    return now;
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#define}. */
  public Outcome<StockLevel> define(StockDefinition definition) {
    Outcome<StockLevel> outcome = asking(() -> shelf.define(definition));
    if (!outcome.isDone()) {
      return outcome;
    }
    StockLevel level = shelf.level(definition.key());
    return outcome.isReplayed() ? Outcome.replayed(level) : Outcome.done(level);
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#setRestockPolicy}. */
  public Outcome<RestockStatus> setRestockPolicy(StockKey key, @Nullable RestockPolicy policy) {
    return shelf.stocks.containsKey(key)
        ? shelf.reorders.define(key, policy, shelf.isTracked(key), now)
        : Outcome.refused(new UnknownSku(List.of(key)));
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#cancelRestock}. */
  public Outcome<RestockStatus> cancelRestock(StockKey key, RestockRequestId id) {
    return shelf.reorders.cancel(key, id, shelf.stocks.containsKey(key), now);
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#restockStatus}. */
  public Optional<RestockStatus> restock(StockKey key) {
    return Optional.ofNullable(shelf.reorders.restocks.get(key));
  }

  /** Runs a command, and requests goods from suppliers for each shortage that it causes. */
  private <T> T asking(Supplier<T> command) {
    Map<StockKey, Long> before = shelf.reorders.before();
    T answer = command.get();
    shelf.reorders.after(before, now);
    return answer;
  }

  /** Claims lines. A shortage counts as demand for the supplier. */
  private @Nullable Refusal claim(List<Line> lines, Fill fill, List<Portion> taken) {
    List<Refusal.Shortage> shortages = new ArrayList<>();
    Refusal refusal = shelf.claim(lines, fill, taken, shortages);
    if (refusal == null || refusal instanceof InsufficientStock) {
      shelf.reorders.missed(shortages, now);
    }
    return refusal;
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#level}. */
  public Optional<StockLevel> level(StockKey key) {
    return Optional.ofNullable(shelf.stocks.get(key)).map(stock -> shelf.level(key));
  }

  /** Returns the levels of all stock keys, by key. */
  public List<StockLevel> levels() {
    return shelf.stocks.keySet().stream().map(shelf::level).toList();
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#reservation}. */
  public Optional<Reservation> find(ReservationId id) {
    return entries.get(id.entry()) instanceof Reservation it ? Optional.of(it) : Optional.empty();
  }

  /** Returns the reservations, by id. */
  public List<Reservation> reservations() {
    return entries.values().stream()
        .filter(Reservation.class::isInstance)
        .map(Reservation.class::cast)
        .toList();
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#hold}. */
  public Outcome<Reservation> hold(HoldRequest request) {
    return asking(() -> holdNow(request));
  }

  private Outcome<Reservation> holdNow(HoldRequest request) {
    EntryId id = request.id().entry();
    Entry known = entries.get(id);
    if (known instanceof Operation) {
      return Outcome.refused(new IdReused(id, List.of()));
    }
    if (known instanceof Reservation it) {
      if (it.heldAt() == null && it.committedAt() == null) {
        return Outcome.refused(new WrongState(id, it.state()));
      }
      boolean same =
          it.heldAt() != null
              && Steps.lines(it, ReservationLine::requested).equals(request.lines());
      return same ? only(ReservationState.HELD, it) : Outcome.refused(new IdReused(id, List.of()));
    }
    List<Portion> taken = new ArrayList<>();
    Refusal refusal = claim(request.lines(), request.fill(), taken);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    return Outcome.done(
        put(
            new Reservation(
                request.shop(),
                request.id(),
                ReservationState.HELD,
                Steps.taking(request.lines(), taken, false),
                now,
                now.plus(request.ttl()),
                null,
                null,
                null,
                1)));
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#extend}. */
  public Outcome<Reservation> extend(ReservationId id, Duration ttl) {
    return step(
        id,
        it -> {
          if (it.state() != ReservationState.HELD || it.expiresAt() == null) {
            return wrong(it);
          }
          Instant later = now.plus(ttl);
          if (!later.isAfter(it.expiresAt())) {
            return Outcome.replayed(it);
          }
          Instant latest = it.heldAt() == null ? now : it.heldAt().plus(maxHoldLife);
          return later.isAfter(latest)
              ? Outcome.refused(new HoldLifeExceeded(it.entryId(), latest))
              : Outcome.done(put(Steps.extended(it, later)));
        });
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#commit}. */
  public Outcome<Reservation> commit(CommitRequest request) {
    return asking(() -> commitNow(request));
  }

  private Outcome<Reservation> commitNow(CommitRequest request) {
    EntryId id = request.id().entry();
    Entry known = entries.get(id);
    if (known instanceof Operation) {
      return Outcome.refused(new IdReused(id, List.of()));
    }
    if (known instanceof Reservation it) {
      return commit(request, it);
    }
    if (request.source() == Source.HOLD) {
      return Outcome.refused(new ReservationNotFound(id));
    }
    List<Portion> taken = new ArrayList<>();
    Refusal refusal = claim(request.lines(), request.fill(), taken);
    return refusal != null
        ? Outcome.refused(refusal)
        : Outcome.done(
            put(
                Steps.committed(
                    request.shop(),
                    request.id(),
                    Steps.taking(request.lines(), taken, true),
                    now)));
  }

  private Outcome<Reservation> commit(CommitRequest request, Reservation it) {
    List<Line> wanted =
        request.lines().isEmpty() ? Steps.lines(it, ReservationLine::taken) : request.lines();
    if (it.committedAt() != null) {
      boolean direct = it.heldAt() == null && !request.lines().isEmpty();
      return Steps.lines(it, direct ? ReservationLine::requested : ReservationLine::committed)
              .equals(wanted)
          ? only(ReservationState.COMMITTED, it)
          : Outcome.refused(new IdReused(it.entryId(), List.of()));
    }
    boolean again =
        it.state() == ReservationState.EXPIRED && request.onExpiry() == OnExpiry.REACQUIRE;
    if (it.state() != ReservationState.HELD && !again) {
      return wrong(it);
    }
    List<Refusal.Shortage> excesses = Steps.beyond(it, ReservationLine::taken, wanted);
    if (!excesses.isEmpty()) {
      return Outcome.refused(new ExceedsReservation(it.entryId(), excesses));
    }
    if (again) {
      Refusal refusal = claim(wanted, Fill.ALL_OR_NOTHING, new ArrayList<>());
      if (refusal != null) {
        return Outcome.refused(refusal);
      }
    }
    return Outcome.done(put(Steps.committed(it, wanted, now)));
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#release}. */
  public Outcome<Reservation> release(ShopId shop, ReservationId id) {
    if (!entries.containsKey(id.entry())) {
      return Outcome.done(put(Steps.closed(shop, id, now)));
    }
    return step(
        id,
        it ->
            switch (it.state()) {
              case HELD -> Outcome.done(put(Steps.ended(it, ReservationState.RELEASED, now)));
              case EXPIRED, RELEASED -> Outcome.replayed(it);
              default -> wrong(it);
            });
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#cancel}. */
  public Outcome<Reservation> cancel(ReservationId id) {
    return step(
        id,
        it ->
            switch (it.state()) {
              case COMMITTED -> Outcome.done(put(Steps.ended(it, ReservationState.CANCELLED, now)));
              case CANCELLED -> Outcome.replayed(it);
              default -> wrong(it);
            });
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#undo}. */
  public Outcome<Reservation> undo(ShopId shop, ReservationId id) {
    if (!entries.containsKey(id.entry())) {
      return Outcome.done(put(Steps.closed(shop, id, now)));
    }
    return step(
        id,
        it ->
            switch (it.state()) {
              case HELD -> Outcome.done(put(Steps.ended(it, ReservationState.RELEASED, now)));
              case COMMITTED -> Outcome.done(put(Steps.ended(it, ReservationState.CANCELLED, now)));
              case EXPIRED, RELEASED, CANCELLED -> Outcome.replayed(it);
              case DISPATCHED, RETURNED -> wrong(it);
            });
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#dispatch}. */
  public Outcome<Reservation> dispatch(ReservationId id) {
    return step(
        id,
        it ->
            switch (it.state()) {
              case COMMITTED -> {
                it.lines()
                    .forEach(line -> shelf.leave(line.key(it.shop()), line.committed(), it.id()));
                yield Outcome.done(put(Steps.dispatched(it, now)));
              }
              case DISPATCHED -> Outcome.replayed(it);
              default -> wrong(it);
            });
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#receive}. */
  public Outcome<StockChange> receive(ReceiveRequest request) {
    List<StockKey> keys = request.lines().stream().map(line -> line.key(shelf.shop)).toList();
    return operation(
        request.id(),
        OperationKind.RECEIVE,
        request.lines() + " for " + request.answers(),
        keys,
        () -> {
          List<Receipt> receipt = new ArrayList<>();
          Refusal refusal = shelf.receive(request, receipt);
          receipt.forEach(it -> receipts.put(request.id().entry(), it));
          return refusal;
        });
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#adjust}. */
  public Outcome<StockChange> adjust(AdjustRequest request) {
    return operation(
        request.id(),
        OperationKind.ADJUST,
        request.toString(),
        List.of(request.key()),
        () -> shelf.adjust(request));
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#setOnHand}. */
  public Outcome<StockChange> setOnHand(SetOnHandRequest request) {
    return operation(
        request.id(),
        OperationKind.SET_ON_HAND,
        request.key() + " " + request.count().pieces() + " " + request.reason(),
        List.of(request.key()),
        () -> shelf.setOnHand(request));
  }

  /** Answers like {@link io.holdfast.inventory.StockOperations#returnToStock}. */
  public Outcome<StockChange> returnToStock(ReturnRequest request) {
    List<StockKey> keys = request.lines().stream().map(line -> line.key(shelf.shop)).toList();
    return operation(
        request.id(),
        OperationKind.RETURN,
        request.toString(),
        keys,
        () -> {
          if (!(entries.get(request.reservation().entry()) instanceof Reservation it)) {
            return new ReservationNotFound(request.reservation().entry());
          }
          if (it.state() != ReservationState.DISPATCHED
              && it.state() != ReservationState.RETURNED) {
            return new WrongState(it.entryId(), it.state());
          }
          List<Refusal.Shortage> excesses =
              Steps.beyond(
                  it,
                  line ->
                      shelf.withoutSoldAgain(line.key(it.shop()), Steps.notReturned(line), request),
                  request.lines());
          if (!excesses.isEmpty()) {
            return new ExceedsReservation(it.entryId(), excesses);
          }
          Refusal refusal = shelf.takeBack(request);
          if (refusal == null) {
            put(Steps.returned(it, request.lines()));
          }
          return refusal;
        });
  }

  /** Applies an operation, and returns the refusal, or null if it is done. */
  private interface Change {
    @Nullable Refusal apply();
  }

  private Outcome<StockChange> operation(
      OperationId id, OperationKind kind, String text, List<StockKey> keys, Change change) {
    Entry known = entries.get(id.entry());
    if (known != null) {
      return known instanceof Operation it && it.kind() == kind && it.request().equals(text)
          ? Outcome.replayed(
              new StockChange(id, it.at(), shelf.levels(keys), receipts.get(id.entry())))
          : Outcome.refused(new IdReused(id.entry(), List.of()));
    }
    Refusal refusal = asking(change::apply);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    entries.put(id.entry(), new Operation(shelf.shop, id, kind, text, now));
    return Outcome.done(new StockChange(id, now, shelf.levels(keys), receipts.get(id.entry())));
  }

  private Outcome<Reservation> step(
      ReservationId id, Function<Reservation, Outcome<Reservation>> step) {
    Entry known = entries.get(id.entry());
    if (known instanceof Reservation it) {
      return asking(() -> step.apply(it));
    }
    return Outcome.refused(
        known == null ? new ReservationNotFound(id.entry()) : new IdReused(id.entry(), List.of()));
  }

  private Reservation put(Reservation it) {
    entries.put(it.entryId(), it);
    return it;
  }

  /** Answers a repeated step, which is a replay only in one state. */
  private static Outcome<Reservation> only(ReservationState state, Reservation it) {
    return it.state() == state ? Outcome.replayed(it) : wrong(it);
  }

  private static Outcome<Reservation> wrong(Reservation it) {
    return Outcome.refused(new WrongState(it.entryId(), it.state()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReferenceModel that
        && now.equals(that.now)
        && entries.equals(that.entries)
        && shelf.stocks.equals(that.shelf.stocks)
        && shelf.reorders.restocks.equals(that.shelf.reorders.restocks);
  }

  @Override
  public int hashCode() {
    return 31 * entries.hashCode() + shelf.stocks.hashCode();
  }
}
