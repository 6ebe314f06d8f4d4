package io.holdfast.aws.dynamodb.internal.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.ProxiedShop;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.SweepReport;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that one unreadable item among many fails alone. */
class UnreadableItemsTest {
  private final ProxiedShop it = ProxiedShop.with(10);
  private final Inventory inventory = it.inventory;

  @AfterEach
  void close() {
    it.close();
  }

  private StockKey define(String sku) {
    StockKey key = StockKey.of(it.shop, new Sku(sku));
    it.rival.define(StockDefinition.withOpening(key, 5)).orElseThrow();
    return key;
  }

  private static void spoil(ItemKey key, String attribute) {
    OnDynamoDb.Shared.CLIENT.updateItem(
        request ->
            request
                .tableName(OnDynamoDb.TABLE)
                .key(key.toMap())
                .updateExpression("SET #name = :bad")
                .expressionAttributeNames(Map.of("#name", attribute))
                .expressionAttributeValues(Map.of(":bad", Values.text("spoiled"))));
  }

  @Test
  void levelsAreListedWithoutTheOneThatCannotBeRead() {
    List<StockKey> good = new ArrayList<>(List.of(it.key));
    for (int i = 0; i < 20; i++) {
      good.add(define("sku-" + i));
    }
    StockKey bad = define("sku-10-bad");
    spoil(Keys.level(bad), LevelItems.ON_HAND);
    good.sort(null);

    assertThat(inventory.levels(it.shop, null, 100).items())
        .extracting(StockLevel::key)
        .containsExactlyElementsOf(good);
    List<StockKey> all = new ArrayList<>(good);
    all.add(bad);
    assertThat(inventory.levels(all)).containsOnlyKeys(good);
    assertThatThrownBy(() -> inventory.level(bad))
        .isInstanceOf(InvariantViolationException.class)
        .hasMessageContaining("sku-10-bad");
    assertThat(inventory.level(it.key)).isPresent();
  }

  @Test
  void reservationsAreListedWithoutTheOneThatCannotBeRead() {
    List<ReservationId> orders = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ReservationId id = new ReservationId("r" + i);
      it.rival.commit(CommitRequest.of(it.shop, id, Line.of("cup", 1))).orElseThrow();
      orders.add(id);
    }
    spoil(Keys.entry(it.shop, new EntryId("r5")), "content");
    List<ReservationId> good = new ArrayList<>(orders);
    good.remove(5);

    assertThat(inventory.reservations(it.shop, orders)).containsOnlyKeys(good);
    ReservationState sold = ReservationState.COMMITTED;
    assertThat(inventory.reservations(it.shop, sold, null, null, 100).items())
        .extracting(Reservation::id)
        .containsExactlyElementsOf(good);
  }

  @Test
  void shopsAreListedWithoutTheOneThatCannotBeRead() {
    ItemKey bad = new ItemKey(Keys.SHOPS, "NO SHOP");
    spoil(bad, "name");
    try {
      assertThat(inventory.shops(null, 1).items()).hasSize(1);
      assertThat(inventory.shops(null, Page.MAX_LIMIT).items()).contains(it.shop);
    } finally {
      OnDynamoDb.Shared.CLIENT.deleteItem(
          request -> request.tableName(OnDynamoDb.TABLE).key(bad.toMap()));
    }
  }

  @Test
  void movementsAreListedWithoutTheOneThatCannotBeRead() {
    for (int i = 0; i < 5; i++) {
      it.clock.advance(Duration.ofSeconds(1));
      it.rival
          .receive(ReceiveRequest.of(it.shop, new OperationId("in-" + i), Line.of("cup", 1)))
          .orElseThrow();
    }
    StockMovement bad = inventory.stockMovements(it.key, null, 100).items().get(3);
    spoil(Keys.movement(bad), "quantity");

    assertThat(inventory.stockMovements(it.key, null, 100).items()).hasSize(5).doesNotContain(bad);
    assertThat(inventory.stockMovements(it.key, null, 2).items()).hasSize(2);
  }

  @Test
  void movementsOfAReservationAreListedWithoutTheOneThatCannotBeRead() {
    ReservationId id = new ReservationId("r");
    define("a");
    it.rival
        .commit(CommitRequest.of(it.shop, id, Line.of("cup", 1), Line.of("a", 1)))
        .orElseThrow();
    it.rival.dispatch(it.shop, id).orElseThrow();
    List<StockMovement> rest = new ArrayList<>(inventory.reservationMovements(it.shop, id));
    // The commit is in the reservation's record, and the dispatch in an item of its own.
    StockMovement bad =
        rest.stream()
            .filter(each -> each.key().equals(it.key) && each.kind() == MovementKind.DISPATCH)
            .findFirst()
            .orElseThrow();
    spoil(Keys.movement(bad), "quantity");
    rest.remove(bad);

    assertThat(inventory.reservationMovements(it.shop, id)).containsExactlyElementsOf(rest);
  }

  @Test
  void aSweepGoesOnBesideALevelAndAHoldThatCannotBeRead() {
    StockKey bad = define("a");
    spoil(Keys.level(bad), LevelItems.ON_HAND);
    for (String id : List.of("one", "two")) {
      it.rival
          .hold(
              HoldRequest.of(
                  it.shop, new ReservationId(id), Duration.ofMinutes(1), Line.of("cup", 1)))
          .orElseThrow();
    }
    ReservationId stray = new ReservationId("stray");
    spoil(Keys.hold(it.key, stray, it.clock.instant()), "quantity");
    it.clock.advance(Duration.ofMinutes(2));

    assertThat(
            DynamoDbInventoryStore.builder(it.client)
                .table(OnDynamoDb.TABLE)
                .clock(it.clock)
                .build()
                .expiredHolds(it.shop, 10))
        .containsExactly(new ReservationId("one"), new ReservationId("two"));
    inventory
        .commit(CommitRequest.of(it.shop, new ReservationId("a"), Line.of("cup", 9)))
        .orElseThrow();
    assertThat(inventory.sweep(it.shop, 10)).isEqualTo(new SweepReport(0, false));
    assertThat(inventory.level(it.key).orElseThrow().available()).isEqualTo(1);
  }

  @Test
  void aSweepGoesOnBesideAReservationThatCannotBeRead() {
    for (String id : List.of("one", "three", "two")) {
      it.rival
          .hold(
              HoldRequest.of(
                  it.shop, new ReservationId(id), Duration.ofMinutes(1), Line.of("cup", 1)))
          .orElseThrow();
      it.clock.advance(Duration.ofSeconds(1));
    }
    spoil(Keys.entry(it.shop, new EntryId("one")), "content");
    it.clock.advance(Duration.ofMinutes(2));

    assertThat(inventory.sweep(it.shop, 1)).isEqualTo(new SweepReport(1, true));
    assertThat(inventory.sweep(it.shop, 10)).isEqualTo(new SweepReport(1, false));
  }

  @Test
  void aBuyerGetsTheStockOfExpiredHoldsBesideOneThatCannotBeRead() {
    for (int i = 0; i < 10; i++) {
      it.rival
          .hold(
              HoldRequest.of(
                  it.shop, new ReservationId("h" + i), Duration.ofMinutes(1), Line.of("cup", 1)))
          .orElseThrow();
    }
    spoil(Keys.entry(it.shop, new EntryId("h5")), "content");
    it.clock.advance(Duration.ofMinutes(2));

    inventory
        .commit(CommitRequest.of(it.shop, new ReservationId("a"), Line.of("cup", 9)))
        .orElseThrow();
    assertThatThrownBy(
            () ->
                inventory.commit(
                    CommitRequest.of(it.shop, new ReservationId("b"), Line.of("cup", 1))))
        .isInstanceOf(InvariantViolationException.class)
        .hasMessageContaining("h5");
  }

  /** Commands of a shop share a transaction; only the commands of an unreadable level fail. */
  @Test
  void ordersOfOtherArticlesAreSoldBesideALevelThatCannotBeRead() {
    StockKey bad = define("a");
    spoil(Keys.level(bad), LevelItems.ON_HAND);
    List<CompletableFuture<Outcome<Reservation>>> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String sku = i % 4 == 0 ? "a" : "cup";
      orders.add(
          inventory
              .commitAsync(CommitRequest.of(it.shop, new ReservationId("r" + i), Line.of(sku, 1)))
              .toCompletableFuture());
    }
    int sold = 0;
    for (int i = 0; i < orders.size(); i++) {
      CompletableFuture<Outcome<Reservation>> order = orders.get(i);
      if (i % 4 == 0) {
        assertThatThrownBy(() -> order.get(30, TimeUnit.SECONDS))
            .hasCauseInstanceOf(InvariantViolationException.class)
            .hasMessageContaining("a#main");
      } else if (assertDoesNotThrow(() -> order.get(30, TimeUnit.SECONDS)).isDone()) {
        sold++;
      }
    }
    assertThat(sold).isEqualTo(10);
  }

  @Test
  void anAuditShowsTheRestAndNamesWhatCannotBeRead() {
    StockKey bad = define("a");
    StockKey good = define("b");
    spoil(Keys.level(bad), LevelItems.ON_HAND);
    for (String id : List.of("one", "two")) {
      it.rival
          .hold(
              HoldRequest.of(
                  it.shop, new ReservationId(id), Duration.ofMinutes(1), Line.of("cup", 1)))
          .orElseThrow();
    }
    spoil(Keys.entry(it.shop, new EntryId("one")), "content");
    spoil(Keys.hold(it.key, new ReservationId("stray"), it.clock.instant()), "quantity");

    VerifyReport report = inventory.verify(it.shop);

    assertThat(report.levelsChecked()).isGreaterThanOrEqualTo(2);
    assertThat(report.violations().toString())
        .contains(it.shop + "#L#", "a#main", it.shop + "#E#", "#H#cup#main#");
    assertThat(report.violations()).noneMatch(violation -> violation.key().equals(good));
  }

  @Test
  void aRecordThatCannotBeReadIsAFaultOfItsKeyAlone() {
    IdempotentExecutor idempotent =
        IdempotentExecutor.create(
            DynamoDbInventoryStore.builder(it.client)
                .table(OnDynamoDb.TABLE)
                .clock(it.clock)
                .build()
                .idempotency());
    IdempotencyKey bad = new IdempotencyKey(it.shop, "test", "bad");
    spoil(Keys.idempotency(bad), "leasedUntil");

    assertThatThrownBy(
            () -> idempotent.run(ClaimRequest.of(bad, Fingerprint.sha256("p")), () -> "done"))
        .isInstanceOf(InvariantViolationException.class)
        .hasMessageContaining("bad");
    assertThat(
            idempotent.run(
                ClaimRequest.of(
                    new IdempotencyKey(it.shop, "test", "good"), Fingerprint.sha256("p")),
                () -> "done"))
        .isInstanceOf(Claim.Done.class);
  }
}
