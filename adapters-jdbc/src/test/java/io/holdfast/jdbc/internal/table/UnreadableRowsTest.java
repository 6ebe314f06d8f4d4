package io.holdfast.jdbc.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.RepairReport;
import io.holdfast.inventory.RepairReport.Status;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.SweepReport;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.jdbc.Logged;
import io.holdfast.jdbc.TestShop;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that one row that cannot be read fails alone and is named, and that the other rows are
 * delivered.
 */
class UnreadableRowsTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private static final int ARTICLES = 40;

  /** Creates a store that reads the rows instead of using remembered values. */
  private static TestShop reading(TestDatabase database) {
    return TestShop.another(SCHEMAS.of(database), options -> options.optimisticReads(false));
  }

  private static TestShop stocked(TestShop shop) {
    skus().forEach(sku -> shop.receive(sku, 9));
    return shop;
  }

  private static Stream<String> skus() {
    return IntStream.range(10, 10 + ARTICLES).mapToObj(i -> "sku-" + i);
  }

  private static <T> List<T> all(Function<@Nullable PageToken, Page<T>> listing) {
    List<T> all = new ArrayList<>();
    PageToken from = null;
    do {
      Page<T> page = listing.apply(from);
      all.addAll(page.items());
      from = page.next().orElse(null);
    } while (from != null);
    return all;
  }

  private static VerifyReport verified(TestShop shop) {
    int checked = 0;
    List<Violation> violations = new ArrayList<>();
    PageToken from = null;
    do {
      VerifyReport page = shop.inventory().verify(shop.id(), from, 7);
      checked += page.levelsChecked();
      violations.addAll(page.violations());
      from = page.next().orElse(null);
    } while (from != null);
    return new VerifyReport(checked, violations, Optional.empty());
  }

  private static void assertNamed(Runnable call, String table, String key) {
    assertThatExceptionOfType(InvariantViolationException.class)
        .isThrownBy(call::run)
        .withMessageContaining("table " + table)
        .withMessageContaining(key);
  }

  private static void assertUnreadable(
      Violation violation, TestShop shop, String sku, String table) {
    assertThat(violation.invariant()).isEqualTo(Invariant.READABLE);
    assertThat(violation.key()).isEqualTo(shop.key(sku));
    assertThat(violation.detail()).contains("table " + table);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aUnit(TestDatabase database) {
    try (TestShop shop = stocked(reading(database))) {
      shop.receive(Line.units("seat", "A1", "A2", "A3"), StockPolicy.units());
      shop.inventory().commit(shop.order("a", Line.units("seat", "A2"))).orElseThrow();
      shop.execute(
          "UPDATE holdfast_unit SET owner = 'no id' WHERE unit = 'A2' AND " + shop.isOurs());
      assertNamed(
          () -> shop.inventory().commit(shop.order("b", Line.units("seat", "A2"))), "unit", "A2");
      assertThat(shop.inventory().commit(shop.order("c", Line.of("sku-21", 1))).isDone()).isTrue();
      assertThat(verified(shop).violations())
          .anySatisfy(it -> assertUnreadable(it, shop, "seat", "unit"))
          .allMatch(it -> it.key().equals(shop.key("seat")));
      assertNotRepaired(shop);
    }
  }

  private static void assertNotRepaired(TestShop shop) {
    RepairReport report =
        shop.inventory()
            .repair(
                RepairRequest.dryRun(shop.id(), new OperationId("repair"), new Reason("test"))
                    .applying());
    assertThat(report.corrections())
        .isNotEmpty()
        .allMatch(it -> it.status() == Status.NOT_REPAIRABLE);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aHold(TestDatabase database) {
    try (TestShop shop = stocked(reading(database))) {
      for (int i = 10; i < 30; i++) {
        shop.inventory().hold(shop.hold("h" + i, Line.of("sku-" + i, 1))).orElseThrow();
      }
      shop.execute("UPDATE holdfast_hold SET id = 'no id' WHERE id = 'h20' AND " + shop.isOurs());
      assertThat(verified(shop).violations())
          .anySatisfy(it -> assertUnreadable(it, shop, "sku-20", "hold"))
          .allMatch(it -> it.key().equals(shop.key("sku-20")));
      assertNotRepaired(shop);
      shop.execute(
          "UPDATE holdfast_hold SET expires_at = 0 WHERE id = 'no id' AND " + shop.isOurs());
      shop.clock().advance(Duration.ofHours(2));
      assertThat(shop.inventory().sweep(shop.id(), 1)).isEqualTo(new SweepReport(1, true));
      assertThat(shop.inventory().sweep(shop.id(), 100)).isEqualTo(new SweepReport(18, false));
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aShopThatIsNone(TestDatabase database) {
    // A schema of its own, because all shops are listed.
    try (TestShop shop =
        stocked(TestShop.open(database, options -> options.optimisticReads(false)))) {
      shop.execute("UPDATE holdfast_stock_level SET shop = 'NO SHOP' WHERE sku = 'sku-20'");
      assertThat(shop.inventory().shops(null, 1).items()).containsExactly(shop.id());
      assertThat(all(from -> shop.inventory().shops(from, 1))).containsExactly(shop.id());
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void rowsBehindALevelThatCannotBeReadEither(TestDatabase database) {
    try (TestShop shop = stocked(reading(database))) {
      shop.receive(Line.units("sku-15-seat", "A1", "A2"), StockPolicy.units());
      Line[] lines = {Line.of("sku-20", 1), Line.of("sku-21", 1), Line.units("sku-15-seat", "A1")};
      shop.inventory().hold(shop.hold("h", lines)).orElseThrow();
      shop.execute(
          "UPDATE holdfast_stock_level SET restock = 'no policy' WHERE sku IN ('sku-15-seat',"
              + " 'sku-20') AND "
              + shop.isOurs(),
          "UPDATE holdfast_unit SET owner = 'no id' WHERE unit = 'A1' AND " + shop.isOurs(),
          "UPDATE holdfast_hold SET id = 'no id' WHERE sku = 'sku-20' AND " + shop.isOurs(),
          "UPDATE holdfast_stock_level SET on_hand = 10 WHERE sku = 'sku-30' AND " + shop.isOurs());

      VerifyReport report = verified(shop);
      assertThat(report.levelsChecked()).isEqualTo(ARTICLES - 1);
      assertThat(report.violations())
          .anySatisfy(it -> assertUnreadable(it, shop, "sku-15-seat", "stock_level"))
          .anySatisfy(it -> assertUnreadable(it, shop, "sku-15-seat", "unit"))
          .anySatisfy(it -> assertUnreadable(it, shop, "sku-20", "stock_level"))
          .anySatisfy(it -> assertUnreadable(it, shop, "sku-20", "hold"))
          .anySatisfy(it -> assertThat(it.key()).isEqualTo(shop.key("sku-30")))
          .hasSize(5);
      RepairRequest request =
          RepairRequest.dryRun(shop.id(), new OperationId("repair"), new Reason("test"));
      assertThat(shop.inventory().repair(request.applying()).corrections())
          .filteredOn(it -> it.status() == Status.APPLIED)
          .singleElement()
          .satisfies(it -> assertThat(it.violation().key()).isEqualTo(shop.key("sku-30")));
    }
  }

  /** They take places among those that are loaded together. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void holdsAmongMoreThanAreLoadedTogether(TestDatabase database) {
    try (TestShop shop = reading(database)) {
      int holds = Footprint.HOLDS_LOADED + 4;
      shop.receive("tea", holds);
      for (int i = 0; i < holds; i++) {
        shop.inventory().hold(shop.hold("h" + i, Line.of("tea", 1))).orElseThrow();
        shop.clock().advance(Duration.ofMillis(1));
      }
      List<Integer> unreadable = List.of(0, 20, 40);
      for (int bad : unreadable) {
        shop.execute(
            "UPDATE holdfast_hold SET id = 'no id "
                + bad
                + "' WHERE id = 'h"
                + bad
                + "' AND "
                + shop.isOurs());
      }
      shop.clock().advance(Duration.ofHours(2));

      String log =
          Logged.during(
              () ->
                  shop.inventory()
                      .commit(shop.order("a", Line.of("tea", holds - 3)))
                      .orElseThrow());
      for (int bad : unreadable) {
        assertThat(log).contains("no id " + bad + " of table hold cannot be read");
      }
      assertThat(shop.inventory().commit(shop.order("b", Line.of("tea", 1))).isDone()).isFalse();
      assertThat(shop.available("tea")).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void holdsThatNoReservationHas(TestDatabase database) {
    try (TestShop shop = reading(database)) {
      shop.receive("tea", 5);
      for (String id : List.of("gone", "over", "later", "good")) {
        shop.inventory().hold(shop.hold(id, Line.of("tea", 1))).orElseThrow();
        shop.clock().advance(Duration.ofMillis(1));
      }
      shop.inventory()
          .extend(shop.id(), shop.reservation("later"), Duration.ofHours(20))
          .orElseThrow();
      shop.execute(
          "DELETE FROM holdfast_entry WHERE id = 'gone' AND " + shop.isOurs(),
          "UPDATE holdfast_hold SET id = 'a' WHERE id = 'over' AND " + shop.isOurs(),
          "UPDATE holdfast_hold SET expires_at = 1 WHERE id = 'later' AND " + shop.isOurs(),
          "UPDATE holdfast_stock_level SET next_expiry = 1 WHERE " + shop.isOurs());
      shop.clock().advance(Duration.ofHours(2));

      shop.inventory().commit(shop.order("a", Line.of("tea", 2))).orElseThrow();
      assertThat(shop.inventory().commit(shop.order("b", Line.of("tea", 1))).isDone()).isFalse();
      assertThat(shop.available("tea")).isZero();
      SweepReport swept = shop.inventory().sweep(shop.id(), 1);
      assertThat(swept.more()).isFalse();

      assertThat(verified(shop).violations()).isNotEmpty();
      RepairRequest repair =
          RepairRequest.dryRun(shop.id(), new OperationId("repair"), new Reason("test"));
      assertThat(shop.inventory().repair(repair.applying()).corrections())
          .isNotEmpty()
          .allMatch(it -> it.status() == Status.APPLIED);
      shop.inventory().commit(shop.order("c", Line.of("tea", 2))).orElseThrow();
    }
  }

  /** More than are loaded together: no hold behind them is seen. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void manyHoldsThatNoReservationHas(TestDatabase database) {
    try (TestShop shop = reading(database)) {
      int holds = Footprint.HOLDS_LOADED + 1;
      shop.receive("tea", holds);
      for (int i = 0; i < holds; i++) {
        shop.inventory().hold(shop.hold("h" + i, Line.of("tea", 1))).orElseThrow();
      }
      shop.execute("DELETE FROM holdfast_entry WHERE id LIKE 'h%' AND " + shop.isOurs());
      shop.clock().advance(Duration.ofHours(2));

      assertThatExceptionOfType(InvariantViolationException.class)
          .isThrownBy(() -> shop.inventory().commit(shop.order("a", Line.of("tea", 1))))
          .withMessageContaining("tea")
          .withMessageContaining("verify");
      assertThat(shop.inventory().sweep(shop.id(), 10).more()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aRecordOfAnOperation(TestDatabase database) {
    // A schema of its own, because the records of all shops are swept.
    try (TestShop shop = TestShop.open(database)) {
      var store = shop.store().idempotency();
      Duration retention = Duration.ofDays(1);
      for (int i = 0; i < 5; i++) {
        ClaimRequest request =
            ClaimRequest.of(
                    new IdempotencyKey(shop.id(), "pay", "k" + i), Fingerprint.sha256("payload"))
                .withRetention(retention);
        Claim.Acquired first = (Claim.Acquired) store.claim(request);
        store.complete(first, new StoredAnswer("done"));
      }
      shop.execute("UPDATE holdfast_idempotency SET fingerprint = 'no digest' WHERE id = 'k2'");
      for (int i = 0; i < 5; i++) {
        ClaimRequest request =
            ClaimRequest.of(
                new IdempotencyKey(shop.id(), "pay", "k" + i), Fingerprint.sha256("payload"));
        if (i == 2) {
          assertNamed(() -> store.claim(request), "idempotency", "k2");
        } else {
          assertThat(store.claim(request)).isInstanceOf(Claim.Done.class);
        }
      }
      shop.execute("UPDATE holdfast_idempotency SET operation = 'no operation' WHERE id = 'k2'");
      shop.clock().advance(retention.plusSeconds(1));
      assertThat(store.sweep(100)).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aShopOrAnIdOfTheOutboxThatIsNone(TestDatabase database) {
    // A schema of its own, because all shops are listed.
    try (TestShop shop = TestShop.open(database)) {
      restock(shop, 5);
      shop.execute(
          "INSERT INTO holdfast_outbox (shop, id, sku, location, request_number, supplier,"
              + " quantity, requested_at, due_at, state, attempts, fence, next_at) VALUES ('NO"
              + " SHOP', '1-x', 'a', 'main', 1, 'f', 1, 1, 1, 'PENDING', 0, 0, 1), ('shop', 'no"
              + " id', 'a', 'main', 1, 'f', 1, 1, 1, 'PENDING', 0, 0, 1)");
      var outbox = shop.store().restockOutbox();
      assertThat(outbox.dueShops(null, 10)).containsExactly(shop.id());
      assertThat(outbox.messages(shop.id(), null, 3)).hasSize(3);
      assertThat(outbox.messages(shop.id(), null, 10)).hasSize(5);
      assertThat(outbox.lease(shop.id(), 10, Duration.ofMinutes(1))).hasSize(5);
      shop.clock().advance(Duration.ofMinutes(2));
      assertThat(outbox.lease(shop.id(), 10, Duration.ofMinutes(1))).hasSize(5);
    }
  }

  private static void restock(TestShop shop, int articles) {
    SupplierId supplier = new SupplierId("FF-500293");
    for (int i = 0; i < articles; i++) {
      shop.receive("tea-" + i, 1);
      shop.inventory()
          .setRestockPolicy(shop.key("tea-" + i), RestockPolicy.lots(supplier, 1, 10))
          .orElseThrow();
    }
  }
}
