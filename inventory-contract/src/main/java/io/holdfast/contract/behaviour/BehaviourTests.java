package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.StoreFixture;
import io.holdfast.contract.internal.FixtureResolver;
import io.holdfast.contract.internal.Shops;
import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The base of the tests of all cases: an inventory on a fresh store, in a shop that no other test
 * uses. Every invariant of the shop must hold when the test is over.
 */
@ExtendWith(FixtureResolver.class)
public abstract class BehaviourTests {
  static final Duration TTL = Duration.ofMinutes(10);
  static final Duration MICRO = Duration.ofNanos(1_000);
  static final Reason REASON = new Reason("counted by hand");

  final SettableClock clock = new SettableClock();
  final ShopId shop = Shops.fresh();

  @SuppressWarnings("NullAway.Init")
  StoreFixture fixture;

  @SuppressWarnings("NullAway.Init")
  InventoryStore store;

  @SuppressWarnings("NullAway.Init")
  Inventory inventory;

  private boolean opened;

  @BeforeEach
  final void openInventory(StoreFixture contract) {
    fixture = contract;
    store = fixture.store(clock);
    inventory = Inventory.create(store);
    opened = true;
  }

  @AfterEach
  final void everyInvariantHolds() {
    if (!opened) {
      return; // the fixture has no store here, and has said so
    }
    try (Inventory fresh = Inventory.create(store)) {
      for (ShopId each : shops()) {
        assertThat(fresh.verify(each).violations()).isEmpty();
      }
    }
  }

  /** Returns the transaction limits of the store, but at most 100 rows. */
  final Limits limits() {
    return new Limits(Math.min(store.limits().rows(), 100));
  }

  /** Asserts that the call is refused before any I/O, on a store with these limits. */
  final void assertTooLarge(Function<Inventory, Outcome<?>> call) {
    try (Inventory untouchable = Inventory.create(new UntouchableStore(limits()))) {
      assertThatThrownBy(() -> call.apply(untouchable))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageMatching("lines: need \\d+ rows, the store writes at most " + limits().rows());
    }
  }

  /** Returns the shops that a test may have used. */
  List<ShopId> shops() {
    return List.of(shop);
  }

  final StockKey key(String sku) {
    return StockKey.of(shop, new Sku(sku));
  }

  static ReservationId id(String id) {
    return new ReservationId(id);
  }

  static OperationId operation(String id) {
    return new OperationId(id);
  }

  /** Defines stock counted by quantity, without safety stock. */
  final StockKey stock(String sku, long onHand) {
    return stock(sku, StockPolicy.quantity(), onHand);
  }

  final StockKey stock(String sku, StockPolicy policy, long onHand) {
    inventory.define(StockDefinition.of(key(sku), policy).opening(onHand)).orElseThrow();
    return key(sku);
  }

  /** Defines stock counted by unit, with these units. */
  final StockKey seats(String sku, String... units) {
    inventory.define(StockDefinition.of(key(sku), StockPolicy.units())).orElseThrow();
    if (units.length > 0) {
      receive("arrival-of-" + sku, Line.units(sku, units)).orElseThrow();
    }
    return key(sku);
  }

  final Outcome<Reservation> hold(String id, Line... lines) {
    return inventory.hold(HoldRequest.of(shop, id(id), TTL, lines));
  }

  final Outcome<Reservation> holdUpToAvailable(String id, Line... lines) {
    return inventory.hold(HoldRequest.of(shop, id(id), TTL, lines).upToAvailable());
  }

  final Outcome<Reservation> commit(String id, Line... lines) {
    return inventory.commit(CommitRequest.of(shop, id(id), lines));
  }

  final Outcome<Reservation> commitHold(String id, Line... lines) {
    return inventory.commit(CommitRequest.partOfHold(shop, id(id), lines));
  }

  final Outcome<Reservation> reacquire(String id, Line... lines) {
    return inventory.commit(CommitRequest.partOfHold(shop, id(id), lines).reacquiring());
  }

  final Outcome<Reservation> release(String id) {
    return inventory.release(shop, id(id));
  }

  final Outcome<Reservation> cancel(String id) {
    return inventory.cancel(shop, id(id));
  }

  final Outcome<Reservation> undo(String id) {
    return inventory.undo(shop, id(id));
  }

  final Outcome<Reservation> dispatch(String id) {
    return inventory.dispatch(shop, id(id));
  }

  final Outcome<Reservation> extend(String id, Duration ttl) {
    return inventory.extend(shop, id(id), ttl);
  }

  final Outcome<StockChange> giveBack(String id, String reservation, Line... lines) {
    return inventory.returnToStock(
        ReturnRequest.restock(shop, operation(id), id(reservation), lines));
  }

  final Outcome<StockChange> writeOff(String id, String reservation, Line... lines) {
    return inventory.returnToStock(
        ReturnRequest.writeOff(shop, operation(id), id(reservation), lines));
  }

  final Outcome<StockChange> receive(String id, Line... lines) {
    return inventory.receive(ReceiveRequest.of(shop, operation(id), lines));
  }

  final Outcome<StockChange> adjust(String id, StockKey key, long delta) {
    return inventory.adjust(AdjustRequest.by(key, operation(id), delta, REASON));
  }

  final Outcome<StockChange> setOnHand(String id, StockLevel from, long onHand) {
    return inventory.setOnHand(SetOnHandRequest.of(from, operation(id), onHand, REASON));
  }

  /** Returns the items of all pages of a listing. */
  static <T> List<T> allPages(Function<@Nullable PageToken, Page<T>> listing) {
    List<T> all = new ArrayList<>();
    @Nullable PageToken from = null;
    do {
      Page<T> page = listing.apply(from);
      all.addAll(page.items());
      from = page.next().orElse(null);
    } while (from != null);
    return all;
  }

  final StockLevel level(StockKey key) {
    return inventory.level(key).orElseThrow();
  }

  final void assertLevel(StockKey key, long onHand, long held, long committed) {
    StockLevel level = level(key);
    assertThat(level)
        .as("onHand %d, held %d, committed %d of %s", onHand, held, committed, level)
        .extracting(StockLevel::onHand, StockLevel::held, StockLevel::committed)
        .containsExactly(onHand, held, committed);
  }

  /** Asserts that this call was done, and left the reservation in this state. */
  static Reservation assertDone(Outcome<Reservation> outcome, ReservationState state) {
    assertThat(outcome.isReplayed()).as("%s is replayed", outcome).isFalse();
    Reservation it = outcome.orElseThrow();
    assertThat(it.state()).isEqualTo(state);
    return it;
  }

  /** Asserts that an earlier call was done, and that the reservation is in this state now. */
  static Reservation assertReplayed(Outcome<Reservation> outcome, ReservationState state) {
    assertThat(outcome.isReplayed()).as("%s is replayed", outcome).isTrue();
    Reservation it = outcome.orElseThrow();
    assertThat(it.state()).isEqualTo(state);
    return it;
  }

  static <R extends Refusal> R assertRefused(Outcome<?> outcome, Class<R> why) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused<?>) outcome).reason();
    assertThat(refusal).isInstanceOf(why);
    return why.cast(refusal);
  }

  static void assertWrongState(Outcome<?> outcome, ReservationState state) {
    assertThat(assertRefused(outcome, Refusal.WrongState.class).state()).isEqualTo(state);
  }
}
