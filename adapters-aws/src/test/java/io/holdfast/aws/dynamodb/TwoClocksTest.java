package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests two processes with different clocks: a hold may end too early, and nothing else goes wrong.
 */
class TwoClocksTest {
  private static final Duration AHEAD = Duration.ofSeconds(5);
  private static final Duration TTL = Duration.ofSeconds(10);
  private static final ReservationId HELD = new ReservationId("held");

  private final SettableClock slowClock = new SettableClock();
  private final SettableClock fastClock = new SettableClock(slowClock.instant().plus(AHEAD));
  private final DynamoDbInventoryStore slowStore = store(slowClock);
  private final DynamoDbInventoryStore fastStore = store(fastClock);
  private final Inventory slow = Inventory.create(slowStore);
  private final Inventory fast = Inventory.create(fastStore);
  private final ShopId shop = OnDynamoDb.newShop();
  private final StockKey key = StockKey.of(shop, new Sku("cup"));

  private static DynamoDbInventoryStore store(SettableClock clock) {
    return OnDynamoDb.options(OnDynamoDb.Shared.POLICED, clock).build();
  }

  @BeforeEach
  void define() {
    slow.define(StockDefinition.withOpening(key, 10)).orElseThrow();
  }

  @AfterEach
  void verifyAndClose() {
    assertThat(fast.verify(shop).violations()).isEmpty();
    assertThat(slow.verify(shop).violations()).isEmpty();
    slow.close();
    fast.close();
  }

  private void pass(Duration time) {
    slowClock.advance(time);
    fastClock.advance(time);
  }

  private void hold() {
    slow.hold(HoldRequest.of(shop, HELD, TTL, Line.of("cup", 10))).orElseThrow();
  }

  private boolean sells(Inventory seller, String id, long pieces) {
    return seller
        .commit(CommitRequest.of(shop, new ReservationId(id), Line.of("cup", pieces)))
        .isDone();
  }

  @Test
  void aHoldThatTheFastClockHasEndedAndSoldIsNotCommittedByTheSlowOne() {
    hold();
    pass(TTL.minus(AHEAD));
    assertThat(sells(slow, "early", 1)).as("the slow clock still counts the hold").isFalse();
    assertThat(sells(fast, "b", 10)).as("the fast one does not").isTrue();

    assertThat(slow.commit(CommitRequest.ofHold(shop, HELD)).isDone()).isFalse();

    assertThat(slow.level(key).orElseThrow().committed()).isEqualTo(10);
  }

  @Test
  void aHoldThatTheSlowClockHasCommittedIsNotSoldByTheFastOne() {
    hold();
    pass(TTL.minus(AHEAD));
    slow.commit(CommitRequest.ofHold(shop, HELD)).orElseThrow();

    assertThat(sells(fast, "b", 1)).isFalse();

    assertThat(fast.level(key).orElseThrow().committed()).isEqualTo(10);
  }

  @Test
  void aSweepOfTheFastClockEndsWhatTheSlowOneThenFindsEnded() {
    hold();
    pass(TTL.minus(AHEAD));
    assertThat(slow.sweep(shop, 10).expired()).isZero();
    assertThat(fast.sweep(shop, 10).expired()).isEqualTo(1);

    assertThat(slow.commit(CommitRequest.ofHold(shop, HELD)).isDone()).isFalse();
    assertThat(sells(slow, "b", 10)).isTrue();
  }

  /** A hold of the fast clock ends later for the slow one: nothing is oversold. */
  @Test
  void aHoldOfTheFastClockKeepsItsPiecesLongerForTheSlowOne() {
    fast.hold(HoldRequest.of(shop, HELD, TTL, Line.of("cup", 10))).orElseThrow();
    pass(TTL);
    assertThat(sells(slow, "early", 1)).isFalse();
    assertThat(fast.commit(CommitRequest.ofHold(shop, HELD)).isDone()).isFalse();
    pass(AHEAD);
    assertThat(sells(slow, "b", 10)).isTrue();
  }

  /**
   * A listing that continues from a token misses movements with an earlier time; a new listing does
   * not.
   */
  @Test
  void aListingFromTheStartHasAllMovementsOfBothClocks() {
    List<EntryId> written = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      OperationId id = new OperationId("in-" + i);
      (i % 2 == 0 ? fast : slow)
          .receive(ReceiveRequest.of(shop, id, Line.of("cup", 1)))
          .orElseThrow();
      written.add(id.entry());
      pass(Duration.ofMillis(100));
      List<StockMovement> all = all();
      assertThat(all).extracting(StockMovement::cause).containsAll(written);
      assertThat(all).isSortedAccordingTo(Comparator.comparing(StockMovement::at));
    }
  }

  private List<StockMovement> all() {
    List<StockMovement> all = new ArrayList<>();
    @Nullable PageToken from = null;
    do {
      Page<StockMovement> page = fast.stockMovements(key, from, 3);
      all.addAll(page.items());
      from = page.next().orElse(null);
    } while (from != null);
    return all;
  }

  /** A listing that begins where the one before has ended misses what the slow clock writes. */
  @Test
  void listingsByTimeThatOverlapHaveAllReservationsOfBothClocks() {
    Set<ReservationId> exact = new HashSet<>();
    Set<ReservationId> overlapping = new HashSet<>();
    @Nullable Instant last = null;
    for (int i = 0; i < 10; i++) {
      assertThat(sells(i % 2 == 0 ? fast : slow, "order-" + i, 1)).isTrue();
      exact.addAll(committed(last));
      overlapping.addAll(committed(last == null ? null : last.minus(AHEAD)));
      last = fastClock.instant();
      pass(Duration.ofMillis(100));
    }
    assertThat(exact).hasSize(5);
    assertThat(overlapping).hasSize(10);
  }

  private List<ReservationId> committed(@Nullable Instant since) {
    return fast
        .reservations(shop, ReservationState.COMMITTED, since, null, Page.MAX_LIMIT)
        .items()
        .stream()
        .map(Reservation::id)
        .toList();
  }

  @Test
  void aClaimThatTheFastClockHasTakenOverIsLostToTheSlowOne() {
    IdempotentExecutor one = IdempotentExecutor.create(slowStore.idempotency());
    IdempotentExecutor two = IdempotentExecutor.create(fastStore.idempotency());
    ClaimRequest once =
        ClaimRequest.of(new IdempotencyKey(shop, "checkout", "k"), Fingerprint.sha256("p"))
            .withLease(TTL);

    assertThatThrownBy(
            () ->
                one.run(
                    once,
                    () -> {
                      pass(TTL.minus(AHEAD).minusMillis(1));
                      assertThat(two.run(once, () -> "early")).isInstanceOf(Claim.InProgress.class);
                      pass(Duration.ofMillis(1));
                      assertThat(two.run(once, () -> "two")).isInstanceOf(Claim.Done.class);
                      return "one";
                    }))
        .isInstanceOf(ClaimLostException.class);

    assertThat(one.run(once, () -> "three"))
        .isInstanceOfSatisfying(
            Claim.Done.class, done -> assertThat(done.answer().text()).isEqualTo("two"));
  }

  @Test
  void aMessageThatTheFastClockHasLeasedAgainIsNotSettledByTheSlowOne() {
    slow.setRestockPolicy(key, RestockPolicy.lots(new SupplierId("F-1"), 0, 10)).orElseThrow();
    assertThat(sells(slow, "all", 10)).isTrue();
    OutboxMessage<RestockRequest> first = slowStore.restockOutbox().lease(shop, 1, TTL).get(0);
    pass(TTL.minus(AHEAD));
    OutboxMessage<RestockRequest> second = fastStore.restockOutbox().lease(shop, 1, TTL).get(0);

    assertThat(slowStore.restockOutbox().settle(shop, List.of(new Settlement.Removed<>(first))))
        .containsExactly(first.content().id());
    assertThat(fastStore.restockOutbox().settle(shop, List.of(new Settlement.Removed<>(second))))
        .isEmpty();
  }
}
