package io.holdfast.contract.clause;

import static java.util.Objects.requireNonNull;

import io.holdfast.contract.internal.Shops;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Rows of one shop that no other test uses. */
final class Rows {
  private static final RestockPolicy POLICY = RestockPolicy.lots(new SupplierId("factory"), 2, 10);

  final ShopId shop = Shops.fresh();
  private final AtomicLong ids = new AtomicLong();

  StockKey key(String sku) {
    return StockKey.of(shop, new Sku(sku));
  }

  UnitKey unit(StockKey key, String unit) {
    return new UnitKey(key, new UnitId(unit));
  }

  /** Returns an id that this shop has not used yet. */
  String freshId() {
    return "id-" + ids.incrementAndGet();
  }

  static EntryId id(String id) {
    return new EntryId(id);
  }

  static StoredLevel level(StockKey key, long onHand) {
    return level(key, StockPolicy.quantity(), onHand);
  }

  static StoredLevel level(StockKey key, StockPolicy policy, long onHand) {
    return new StoredLevel(key, policy, null, onHand, 0, 0, null, 0, 0, 1);
  }

  /**
   * Returns the next version of a level, changed by differences. Its next expiry is not later than
   * the given one.
   */
  static StoredLevel changed(
      StoredLevel from, long onHand, long held, long committed, @Nullable Instant expiry) {
    Instant next = from.nextExpiry();
    if (next == null || (expiry != null && expiry.isBefore(next))) {
      next = expiry;
    }
    return new StoredLevel(
        from.key(),
        from.policy(),
        from.restock(),
        from.onHand() + onHand,
        from.held() + held,
        from.committed() + committed,
        next,
        0,
        from.onHandVersion() + (onHand == 0 ? 0 : 1),
        from.version() + 1);
  }

  /** Returns the same level with a restock policy, and with an open request or without one. */
  static StoredLevel restocked(StoredLevel from, @Nullable RestockRequest open) {
    RestockStatus restock = RestockStatus.of(POLICY);
    return from.withRestock(open == null ? restock : restock.opened(open));
  }

  /** Returns the first request of a key. */
  static RestockRequest request(StockKey key, Instant now) {
    return new RestockRequest(
        RestockRequestId.of(key, 1, now),
        key,
        POLICY.supplier(),
        10,
        1,
        now,
        now.plus(POLICY.leadTime()));
  }

  /** Returns a line that asked for and took the same number of pieces. */
  static ReservationLine line(StockKey key, long quantity) {
    return line(key, new Portion(quantity, List.of()));
  }

  /** Returns a line that took these units. */
  static ReservationLine line(StockKey key, UnitId... units) {
    return line(key, new Portion(units.length, Arrays.stream(units).sorted().toList()));
  }

  private static ReservationLine line(StockKey key, Portion portion) {
    return ReservationLine.held(key.sku(), key.location(), portion, portion);
  }

  Reservation held(String id, Instant at, Instant expiresAt, ReservationLine... lines) {
    return Reservation.held(shop, new ReservationId(id), sorted(lines), at, expiresAt);
  }

  Reservation committed(String id, Instant at, ReservationLine... lines) {
    return Reservation.committed(shop, new ReservationId(id), soldOf(sorted(lines)), at);
  }

  /** Returns the record of an id that was closed before it took anything. */
  Reservation closed(String id, Instant at) {
    return Reservation.released(shop, new ReservationId(id), at);
  }

  Operation operation(String id, Instant at) {
    return new Operation(shop, new OperationId(id), OperationKind.RECEIVE, "receive " + id, at);
  }

  /** Returns the next version of a hold, ended in a state that holds nothing. */
  static Reservation ended(Reservation hold, ReservationState state, Instant at) {
    return new Reservation(
        hold.shop(),
        hold.id(),
        state,
        hold.lines(),
        hold.heldAt(),
        hold.expiresAt(),
        null,
        null,
        at,
        hold.version() + 1);
  }

  /** Returns the next version of a hold that is sold completely. */
  static Reservation sold(Reservation hold, Instant at) {
    return hold.committed(soldOf(hold.lines()), at);
  }

  private static List<ReservationLine> soldOf(List<ReservationLine> lines) {
    return lines.stream().map(line -> line.withCommitted(line.taken())).toList();
  }

  /** Returns the next version of a hold with another end. */
  static Reservation ending(Reservation hold, Instant expiresAt) {
    return hold.extended(expiresAt);
  }

  /** Returns the movement of received pieces. */
  static StockMovement received(StockKey key, long quantity, String cause, Instant at) {
    return StockMovement.ofOnHand(
        MovementKind.RECEIVE, key, quantity, List.of(), new EntryId(cause), null, at);
  }

  /** Returns the entry, which must exist. */
  static <T extends Entry> T present(Class<T> type, @Nullable Entry entry) {
    return type.cast(requireNonNull(entry, "entry"));
  }

  /** Returns the level, which must exist. */
  static StoredLevel present(@Nullable StoredLevel level) {
    return requireNonNull(level, "level");
  }

  StockKey key(String sku, String location) {
    return new StockKey(shop, new Sku(sku), new Location(location));
  }

  private static List<ReservationLine> sorted(ReservationLine... lines) {
    return Arrays.stream(lines)
        .sorted(Comparator.comparing(ReservationLine::sku).thenComparing(ReservationLine::location))
        .toList();
  }
}
