package io.holdfast.aws.dynamodb.internal.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.ProxiedShop;
import io.holdfast.aws.dynamodb.TableItems;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.SweepReport;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.util.List;
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
    TableItems.set(key, attribute, Values.text("spoiled"));
  }

  @Test
  void shopsAreListedWithoutTheOneThatCannotBeRead() {
    ItemKey bad = new ItemKey(Keys.SHOPS, "NO SHOP");
    spoil(bad, "name");
    try {
      assertThat(inventory.shops(null, 1).items()).hasSize(1);
      assertThat(inventory.shops(null, Page.MAX_LIMIT).items()).contains(it.shop);
    } finally {
      TableItems.delete(bad);
    }
  }

  @Test
  void aSweepGoesOnBesideALevelAndAHoldThatCannotBeRead() {
    StockKey bad = define("a");
    spoil(Keys.level(bad), LevelItems.ON_HAND);
    for (String id : List.of("one", "two")) {
      it.rival.hold(it.hold(id, 1)).orElseThrow();
    }
    ReservationId stray = new ReservationId("stray");
    spoil(Keys.hold(it.key, stray, it.clock.instant()), "quantity");
    it.clock.advance(Duration.ofMinutes(2));

    assertThat(OnDynamoDb.options(it.client, it.clock).build().expiredHolds(it.shop, 10))
        .containsExactly(new ReservationId("one"), new ReservationId("two"));
    inventory
        .commit(CommitRequest.of(it.shop, new ReservationId("a"), Line.of("cup", 9)))
        .orElseThrow();
    assertThat(inventory.sweep(it.shop, 10)).isEqualTo(new SweepReport(0, false));
    assertThat(inventory.level(it.key).orElseThrow().available()).isEqualTo(1);
  }

  @Test
  void aRecordThatCannotBeReadIsAFaultOfItsKeyAlone() {
    IdempotentExecutor idempotent =
        IdempotentExecutor.create(OnDynamoDb.options(it.client, it.clock).build().idempotency());
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
