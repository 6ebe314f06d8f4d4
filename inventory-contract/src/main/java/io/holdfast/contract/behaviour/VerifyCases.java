package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.RepairReport;
import io.holdfast.inventory.RepairReport.Status;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that inconsistent rows are found and can be repaired. */
public abstract class VerifyCases extends BehaviourTests {
  /** Changes counters without applying the rules. */
  private void tamper(StockKey key, long onHand, long held, long committed) {
    store.decide(
        Footprint.of(shop).key(key).build(),
        snapshot -> {
          StoredLevel before = Objects.requireNonNull(snapshot.level(key), "level");
          StoredLevel after =
              new StoredLevel(
                  key,
                  before.policy(),
                  before.restock(),
                  before.onHand() + onHand,
                  before.held() + held,
                  before.committed() + committed,
                  before.nextExpiry(),
                  0,
                  before.onHandVersion(),
                  before.version() + 1);
          return new Verdict<>(
              true,
              new Changes(
                  List.of(new LevelChange(before, after, Guard.SAME_VERSION)),
                  List.of(),
                  List.of(),
                  List.of()));
        });
  }

  private RepairReport repair(boolean apply) {
    RepairRequest request = RepairRequest.dryRun(shop, operation("repair"), REASON);
    return inventory.repair(apply ? request.applying() : request);
  }

  @Test
  void aSoundShopIsCleanPageByPage() {
    for (String sku : List.of("a", "b", "c")) {
      stock(sku, 5);
      hold("h-" + sku, Line.of(sku, 1));
    }
    int checked = 0;
    @Nullable PageToken from = null;
    do {
      VerifyReport page = inventory.verify(shop, from, 2);
      assertThat(page.isClean()).isTrue();
      checked += page.levelsChecked();
      from = page.next().orElse(null);
    } while (from != null);
    assertThat(checked).isEqualTo(3);
    assertThat(inventory.verify(shop).levelsChecked()).isEqualTo(3);
    assertThat(repair(true).corrections()).isEmpty();
  }

  @Test
  void aCounterThatIsNotItsRowsIsFoundAndPutRight() {
    StockKey cup = stock("cup", 10);
    stock("plate", 10);
    hold("h", Line.of("cup", 2));
    commit("c", Line.of("cup", 1));
    tamper(cup, 0, 1, 2);

    List<Violation> violations = inventory.verify(shop).violations();
    assertThat(violations)
        .allSatisfy(
            violation -> {
              assertThat(violation.invariant()).isEqualTo(Invariant.COUNTERS_MATCH_ROWS);
              assertThat(violation.key()).isEqualTo(cup);
            })
        .extracting(Violation::expected, Violation::actual)
        .containsExactlyInAnyOrder(tuple(2L, 3L), tuple(1L, 3L));
    assertThat(repair(false).corrections())
        .extracting(RepairReport.Correction::status)
        .containsOnly(Status.PLANNED);
    assertThat(inventory.verify(shop).violations()).as("a dry run").isEqualTo(violations);
    assertThat(repair(true).corrections())
        .extracting(RepairReport.Correction::status)
        .containsOnly(Status.APPLIED);
    assertLevel(cup, 10, 2, 1);
  }

  @Test
  void stockThatNoMovementExplainsIsFoundAndExplained() {
    StockKey cup = stock("cup", 10);
    tamper(cup, 3, 0, 0);
    assertThat(inventory.verify(shop).violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.invariant()).isEqualTo(Invariant.CONSERVATION);
              assertThat(violation.expected()).isEqualTo(10);
              assertThat(violation.actual()).isEqualTo(13);
            });
    assertThat(repair(true).corrections())
        .extracting(RepairReport.Correction::status)
        .containsOnly(Status.APPLIED);
    long moved =
        inventory.stockMovements(cup, null, Page.MAX_LIMIT).items().stream()
            .mapToLong(movement -> movement.onHandDelta())
            .sum();
    assertThat(moved).isEqualTo(level(cup).onHand());
  }

  @Test
  void whatDoesNotArriveWholeIsNeitherJudgedNorCorrected() {
    whatDoesNotArriveWhole(List.of());
  }

  /** A row that cannot be read does not excuse one that was lost. */
  @Test
  void besideRowsThatCannotBeReadItIsNeitherJudgedNorCorrectedEither() {
    StockKey old = stock("old", 1);
    whatDoesNotArriveWhole(List.of(old, old, old, old, old));
  }

  private void whatDoesNotArriveWhole(List<StockKey> unreadable) {
    StockKey cup = stock("cup", 10);
    StockKey seat = seats("seat", "A1", "A2");
    hold("h", Line.of("cup", 2));
    commit("c", Line.of("cup", 1), Line.units("seat", "A1"));
    for (PartialAuditStore.Lost lost : PartialAuditStore.Lost.values()) {
      try (Inventory half = Inventory.create(new PartialAuditStore(store, lost, unreadable))) {
        assertThatExceptionOfType(InvariantViolationException.class)
            .as("verify without %s", lost)
            .isThrownBy(() -> half.verify(shop))
            .withMessageContaining(shop.value())
            .withMessageContaining("counts");
        RepairRequest request = RepairRequest.dryRun(shop, operation("repair"), REASON).applying();
        assertThatExceptionOfType(InvariantViolationException.class)
            .as("repair without %s", lost)
            .isThrownBy(() -> half.repair(request));
      }
      assertLevel(cup, 10, 2, 1);
      assertLevel(seat, 2, 0, 1);
      assertThat(inventory.stockMovements(cup, null, Page.MAX_LIMIT).items()).hasSize(1);
      assertThat(inventory.verify(shop).isClean()).as("after a repair without %s", lost).isTrue();
    }
  }
}
