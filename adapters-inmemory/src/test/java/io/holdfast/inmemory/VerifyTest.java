package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.RepairReport;
import io.holdfast.inventory.RepairReport.Status;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.UnitChange;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that were broken on purpose are found, shown, and mended where that is safe. */
class VerifyTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey TEA = StockKey.of(SHOP, new Sku("tea"));
  private static final StockKey GIG = StockKey.of(SHOP, new Sku("gig"));
  private static final ReservationId HELD = new ReservationId("held");
  private static final ReservationId SOLD = new ReservationId("sold");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final InMemoryInventoryStore store = InMemoryInventoryStore.create(clock);
  private final Inventory inventory = Inventory.create(store);

  @BeforeEach
  void someStockIsHeldAndSold() {
    inventory.define(StockDefinition.withOpening(TEA, 10)).orElseThrow();
    inventory
        .receive(
            ReceiveRequest.of(SHOP, new OperationId("seats"), Line.units("gig", "A1", "A2"))
                .creatingWith(StockPolicy.units()))
        .orElseThrow();
    Duration minute = Duration.ofMinutes(1);
    inventory
        .hold(HoldRequest.of(SHOP, HELD, minute, Line.of("tea", 2), Line.units("gig", "A1")))
        .orElseThrow();
    inventory.commit(CommitRequest.of(SHOP, SOLD, Line.of("tea", 3))).orElseThrow();
    assertThat(inventory.verify(SHOP).violations()).isEmpty();
  }

  private void breakLevel(
      StockKey key, long onHand, long held, long committed, @Nullable Instant nextExpiry) {
    store.decide(
        Footprint.of(SHOP).key(key).build(),
        snapshot -> {
          StoredLevel it = Objects.requireNonNull(snapshot.level(key));
          StoredLevel broken =
              new StoredLevel(
                  key,
                  it.policy(),
                  it.restock(),
                  it.onHand() + onHand,
                  it.held() + held,
                  it.committed() + committed,
                  nextExpiry,
                  0,
                  it.onHandVersion(),
                  it.version() + 1);
          LevelChange change = new LevelChange(it, broken, Guard.SAME_VERSION);
          return new Verdict<>(true, new Changes(List.of(change), List.of(), List.of(), List.of()));
        });
  }

  private void breakUnit(String id, @Nullable Unit after) {
    UnitKey key = new UnitKey(GIG, new UnitId(id));
    store.decide(
        Footprint.of(SHOP).unit(key).build(),
        snapshot ->
            new Verdict<>(
                true,
                new Changes(
                    List.of(),
                    List.of(),
                    List.of(new UnitChange(snapshot.unit(key), after)),
                    List.of())));
  }

  private Instant holdEnds() {
    return clock.instant().plusSeconds(60);
  }

  private RepairReport repair(boolean apply) {
    RepairRequest dryRun =
        RepairRequest.dryRun(SHOP, new OperationId("repair-1"), new Reason("audit"));
    return inventory.repair(apply ? dryRun.applying() : dryRun);
  }

  private static void assertAll(RepairReport report, Status status) {
    assertThat(report.corrections()).isNotEmpty().allMatch(it -> it.status() == status);
  }

  private void assertRepairs(Invariant invariant, StockKey key) {
    assertThat(inventory.verify(SHOP).violations())
        .anySatisfy(
            it -> {
              assertThat(it.invariant()).isEqualTo(invariant);
              assertThat(it.key()).isEqualTo(key);
            });
    assertAll(repair(false), Status.PLANNED);
    assertThat(inventory.verify(SHOP).isClean()).as("a dry run changes nothing").isFalse();

    assertAll(repair(true), Status.APPLIED);
    assertThat(inventory.verify(SHOP).violations()).isEmpty();
    assertThat(repair(true).corrections()).isEmpty();
  }

  @Test
  void aCounterThatIsNotItsRowsIsShownWithThem() {
    breakLevel(TEA, 0, 1, 0, holdEnds());

    Violation violation = inventory.verify(SHOP).violations().get(0);

    assertThat(violation.invariant()).isEqualTo(Invariant.COUNTERS_MATCH_ROWS);
    assertThat(violation.expected()).isEqualTo(2);
    assertThat(violation.actual()).isEqualTo(3);
    assertThat(violation.reservations()).singleElement().matches(it -> it.id().equals(HELD));
    assertRepairs(Invariant.COUNTERS_MATCH_ROWS, TEA);
    assertThat(inventory.level(TEA).orElseThrow().held()).isEqualTo(2);
  }

  @Test
  void soldPiecesThatNoReservationHasAreFound() {
    breakLevel(TEA, 0, 0, 2, holdEnds());
    assertRepairs(Invariant.COUNTERS_MATCH_ROWS, TEA);
    assertThat(inventory.level(TEA).orElseThrow().available()).isEqualTo(5);
  }

  @Test
  void stockThatNoMovementExplainsIsFoundAndTheLedgerSaysSo() {
    breakLevel(TEA, 4, 0, 0, holdEnds());
    assertRepairs(Invariant.CONSERVATION, TEA);

    assertThat(inventory.level(TEA).orElseThrow().onHand()).isEqualTo(14);
    List<StockMovement> ledger = inventory.stockMovements(TEA, null, 100).items();
    assertThat(ledger)
        .extracting(StockMovement::kind)
        .containsExactlyInAnyOrder(MovementKind.RECEIVE, MovementKind.REPAIR);
    assertThat(ledger.stream().mapToLong(StockMovement::onHandDelta).sum()).isEqualTo(14);
  }

  @Test
  void moreSoldThanThereIsNeedsSomebodyToDecide() {
    breakLevel(TEA, -8, 0, 0, holdEnds());

    assertThat(inventory.verify(SHOP).violations())
        .extracting(Violation::invariant)
        .contains(Invariant.NO_OVERSELL, Invariant.CONSERVATION);
    assertAll(repair(true), Status.NOT_REPAIRABLE);
    assertThat(inventory.level(TEA).orElseThrow().onHand()).isEqualTo(2);
  }

  @Test
  void aNextExpiryThatIsTooLateIsFound() {
    breakLevel(TEA, 0, 0, 0, holdEnds().plusSeconds(1));
    assertRepairs(Invariant.EXPIRY_IS_INDEXED, TEA);
    breakLevel(TEA, 0, 0, 0, null);
    assertRepairs(Invariant.EXPIRY_IS_INDEXED, TEA);
  }

  @Test
  void aUnitThatForgotItsOwnerIsGivenBackToIt() {
    breakUnit("A1", Unit.free(new UnitKey(GIG, new UnitId("A1"))));
    assertRepairs(Invariant.ONE_OWNER_PER_UNIT, GIG);
    clock.advance(Duration.ofSeconds(59));
    assertThat(inventory.commit(CommitRequest.ofHold(SHOP, HELD)).isDone()).isTrue();
  }

  @Test
  void aUnitWithAnOwnerThatDoesNotHaveItIsFree() {
    breakUnit("A2", Unit.committed(new UnitKey(GIG, new UnitId("A2")), SOLD));
    assertRepairs(Invariant.ONE_OWNER_PER_UNIT, GIG);
  }

  @Test
  void aUnitThatIsGoneThoughSomebodyHasItNeedsSomebodyToDecide() {
    breakUnit("A1", null);
    assertThat(inventory.verify(SHOP).violations())
        .extracting(Violation::invariant)
        .containsOnly(Invariant.ONE_OWNER_PER_UNIT);
    assertAll(repair(true), Status.NOT_REPAIRABLE);
  }

  @Test
  void aVerificationGoesOnWhereItStopped() {
    breakLevel(TEA, 0, 1, 0, holdEnds());

    VerifyReport first = inventory.verify(SHOP, null, 1);
    assertThat(first.isClean()).as("gig comes first and is whole").isTrue();
    PageToken next = first.next().orElseThrow();
    VerifyReport second = inventory.verify(SHOP, next, 1);
    assertThat(second.violations()).hasSize(1);
    VerifyReport last = inventory.verify(SHOP, second.next().orElseThrow(), 1);
    assertThat(last.levelsChecked()).isZero();
    assertThat(last.next()).isEmpty();
  }
}
