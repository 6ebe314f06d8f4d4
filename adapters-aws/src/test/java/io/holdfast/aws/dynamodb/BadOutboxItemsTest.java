package io.holdfast.aws.dynamodb;

import static io.holdfast.aws.dynamodb.ProxiedShop.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.aws.dynamodb.faults.FullTimeClient;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests unreadable items of the outbox, and faults in the middle of a lease. */
class BadOutboxItemsTest {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final ProxiedShop it = ProxiedShop.with(10);
  private final RestockOutbox outbox = outbox();

  private RestockOutbox outbox() {
    return OnDynamoDb.options(new FullTimeClient(it.client), it.clock)
        .deadline(Duration.ofSeconds(2))
        .requestTimeout(Duration.ofSeconds(2))
        .build()
        .restockOutbox();
  }

  @AfterEach
  void close() {
    // The partitions of due messages are shared by all tests.
    for (OutboxMessage<RestockRequest> message : outbox.messages(it.shop, null, 100)) {
      outbox.withdraw(it.shop, message.content().id());
    }
    it.close();
  }

  /** Sells an article out, so that a restock request is made. */
  private RestockRequestId ask(String sku) {
    StockKey key = StockKey.of(it.shop, new Sku(sku));
    it.rival.define(StockDefinition.withOpening(key, 1)).orElseThrow();
    it.rival.setRestockPolicy(key, RestockPolicy.lots(new SupplierId("F-1"), 0, 10)).orElseThrow();
    it.rival
        .commit(CommitRequest.of(it.shop, new ReservationId("r-" + sku), Line.of(sku, 1)))
        .orElseThrow();
    it.clock.advance(Duration.ofMillis(1));
    return it.rival.restockStatus(key).orElseThrow().open().request().id();
  }

  private List<RestockRequestId> leased() {
    return outbox.lease(it.shop, 10, LEASE).stream()
        .filter(message -> message.state() == State.PENDING)
        .map(message -> message.content().id())
        .toList();
  }

  @Test
  void anItemOfNothingButItsKeyIsListedAndTakenOut() {
    RestockRequestId bad = ask("a");
    RestockRequestId good = ask("b");
    TableItems.put(OutboxKeys.RESTOCK_REQUESTS.message(it.shop, bad).toMap());

    assertThat(outbox.messages(it.shop, null, 10)).hasSize(2);
    assertThat(leased()).containsExactly(good);
    assertThat(leased()).isEmpty();
    assertThat(outbox.withdraw(it.shop, bad)).isTrue();
    assertThat(outbox.messages(it.shop, null, 10))
        .extracting(message -> message.content().id())
        .containsExactly(good);
  }

  /** The item does not contain its stock key; its id identifies it. */
  @Test
  void nothingWaitsForAnItemOfNothingButItsKeyOnceItIsTakenOut() {
    RestockRequestId bad = ask("a");
    assertThat(keptBack("a")).hasSize(1);
    TableItems.put(OutboxKeys.RESTOCK_REQUESTS.message(it.shop, bad).toMap());

    assertThat(outbox.withdraw(it.shop, bad)).isTrue();

    assertThat(keptBack("a")).as("what keeps later requests back").isEmpty();
  }

  private List<Map<String, AttributeValue>> keptBack(String sku) {
    return OnDynamoDb.Shared.CLIENT
        .query(
            request ->
                request
                    .tableName(OnDynamoDb.TABLE)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(
                        Map.of(":pk", Values.text(it.shop + "#W#" + sku + "#main"))))
        .items();
  }

  @Test
  void anItemWhoseKeyIsNoIdIsLeftOut() {
    RestockRequestId good = ask("b");
    ItemKey bad = new ItemKey(OutboxKeys.RESTOCK_REQUESTS.messages(it.shop), "!no id");
    TableItems.put(bad.toMap());

    assertThat(outbox.messages(it.shop, null, 10))
        .extracting(message -> message.content().id())
        .containsExactly(good);
    TableItems.delete(bad);
  }

  @Test
  void whatIsDueBesideKeysThatSayNothingIsFoundAndLeased() {
    RestockRequestId good = ask("b");
    List<ItemKey> bad = new ArrayList<>();
    String pk = OutboxKeys.RESTOCK_REQUESTS.due(it.shop);
    for (String sk : List.of("", "#no-time#id", "#no-time", "#1#!", "##", "#1#a#b")) {
      bad.add(new ItemKey(pk, it.shop + sk));
    }
    bad.add(new ItemKey(pk, "!"));
    bad.forEach(key -> TableItems.put(key.toMap()));

    assertThat(outbox.dueShops(before(it.shop), 1_000)).contains(it.shop);
    assertThat(leased()).containsExactly(good);
    assertThat(outbox.dueShops(null, 1_000)).doesNotContain(it.shop);
    bad.forEach(TableItems::delete);
  }

  private static ShopId before(ShopId shop) {
    String id = shop.value();
    return new ShopId(id.substring(0, id.length() - 1));
  }

  @Test
  void whatIsDueAndHasNoMessageIsForgotten() {
    RestockRequestId gone = ask("a");
    TableItems.delete(OutboxKeys.RESTOCK_REQUESTS.message(it.shop, gone));

    assertThat(leased()).isEmpty();

    assertThat(outbox.dueShops(null, 1_000)).doesNotContain(it.shop);
  }

  @Test
  void throttlingInTheMiddleOfALeaseLosesNothingThatWasLeased() {
    ask("a");
    ask("b");
    ask("c");
    for (int i = 0; i < 4; i++) {
      throttleAllButTheFirst();
      List<OutboxMessage<RestockRequest>> leased = outbox.lease(it.shop, 10, LEASE);
      it.proxy.heal();
      assertThat(leased).hasSize(1);
      assertThat(leased.get(0).attempts()).isZero();
      outbox.settle(it.shop, List.of(new Settlement.Released<>(leased.get(0), Duration.ZERO)));
    }
    assertThat(outbox.messages(it.shop, null, 10))
        .allSatisfy(message -> assertThat(message.attempts()).isZero());
  }

  private void throttleAllButTheFirst() {
    it.proxy.next(WRITE, (request, dynamo) -> Optional.of(dynamo.send()));
    it.proxy.every(WRITE, Faults.throttled());
  }

  @Test
  void throttlingOfTheWholeLeaseIsBusy() {
    RestockRequestId id = ask("a");
    it.proxy.every(WRITE, Faults.throttled());
    assertThatThrownBy(() -> outbox.lease(it.shop, 10, LEASE)).isInstanceOf(BusyException.class);
    it.proxy.heal();
    assertThat(leased()).containsExactly(id);
  }
}
