package io.holdfast.aws.dynamodb;

import static io.holdfast.aws.dynamodb.ProxiedShop.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Fault;
import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.HostWrite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Tests items of the host that cannot be written, and lost answers to writes with such items. */
class HostItemTest {
  private final OnDynamoDb.Orders orders = new OnDynamoDb.Orders();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private ProxiedShop it = ProxiedShop.with(500);
  private Inventory lane = lane();

  private Inventory lane() {
    return Inventory.builder(OnDynamoDb.options(it.client, it.clock).build())
        .executor(waiting::add)
        .build();
  }

  @AfterEach
  void verifyAndClose() {
    it.proxy.heal();
    assertThat(it.rival.verify(it.shop).violations()).isEmpty();
    lane.close();
    it.close();
  }

  private HostWrite item(String id) {
    return orders.insert(it.shop, id, "item of " + id);
  }

  private Map<String, AttributeValue> attributes(String id, String note) {
    return OnDynamoDb.Orders.item(it.shop, id, note);
  }

  private HostWrite put(String id, String note) {
    return DynamoDbWrite.of(
        Put.builder().tableName(OnDynamoDb.Orders.TABLE).item(attributes(id, note)).build());
  }

  private Outcome<Reservation> sell(String id, HostWrite... items) {
    return it.inventory.alongside(items).commit(it.order(id));
  }

  /** Asks for one piece. Nothing happens before {@link #letGo()}, which runs all together. */
  private CompletableFuture<Outcome<Reservation>> ask(String id, HostWrite... items) {
    return lane.alongside(items).commitAsync(it.order(id)).toCompletableFuture();
  }

  private void letGo() {
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }

  /** Asks for orders with a bad one among them, and asserts that only that one fails. */
  private void failsAlone(String reason, HostWrite... bad) {
    for (int round = 0; round < 2; round++) { // the second time, the levels are remembered
      List<CompletableFuture<Outcome<Reservation>>> good = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        good.add(ask("a" + round + i, item("a" + round + i)));
      }
      CompletableFuture<Outcome<Reservation>> failing = ask("bad", bad);
      for (int i = 0; i < 6; i++) {
        good.add(ask("b" + round + i, item("b" + round + i)));
      }
      letGo();
      good.forEach(done -> assertThat(done.join().isReplayed()).isFalse());
      assertThatThrownBy(failing::join)
          .cause()
          .isInstanceOf(HostWriteException.class)
          .hasMessageContaining(reason);
      assertThat(orders.all(it.shop)).hasSize(12 * (round + 1));
      assertThat(it.level().committed()).isEqualTo(12L * (round + 1));
      assertThat(it.isSold("bad")).isFalse();
    }
    assertThat(sell("bad", item("now")).isReplayed()).as("the id is usable").isFalse();
  }

  @Test
  void aConditionThatDoesNotHoldFailsAlone() {
    failsAlone(
        "DynamoDB refuses it: ConditionalCheckFailed",
        item("bad"),
        DynamoDbWrite.of(
            Update.builder()
                .tableName(OnDynamoDb.Orders.TABLE)
                .key(Map.of("pk", AttributeValue.fromS(it.shop + "/absent")))
                .updateExpression("SET note = :note")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":note", AttributeValue.fromS("paid")))
                .build()));
  }

  @Test
  void theReasonIsThatOfTheService() {
    it.proxy.nextFew(WRITE, 2, Faults.cancelledAt("ItemCollectionSizeLimitExceeded", 2));
    assertThatThrownBy(() -> sell("a", item("a")))
        .isInstanceOf(HostWriteException.class)
        .hasMessageContaining("DynamoDB refuses it: ItemCollectionSizeLimitExceeded");
    assertThat(it.isSold("a")).isFalse();
  }

  @Test
  void aTableThatIsNotThereFailsAlone() {
    failsAlone(
        "ResourceNotFoundException",
        DynamoDbWrite.insert("absent", "pk", attributes("bad", "in no table")));
  }

  @Test
  void aTableThatMayNotBeWrittenFailsAlone() {
    Fault denied = Faults.refused("AccessDeniedException");
    it.proxy.every(
        WRITE,
        (request, dynamo) ->
            request.contains("forbidden")
                ? denied.happen(request, dynamo)
                : Optional.of(dynamo.send()));
    failsAlone(
        "AccessDeniedException",
        DynamoDbWrite.insert("forbidden", "pk", attributes("bad", "may not be written")));
  }

  @Test
  void anItemThatIsTooLargeFailsAlone() {
    failsAlone("ValidationE", put("bad", "x".repeat(400 * 1_024)));
  }

  @Test
  void anItemWithoutItsKeyFailsAlone() {
    failsAlone(
        "ValidationE",
        DynamoDbWrite.of(
            Put.builder()
                .tableName(OnDynamoDb.Orders.TABLE)
                .item(Map.of("note", AttributeValue.fromS("no key")))
                .build()));
  }

  @Test
  void twoOrdersMayWriteOneItem() {
    CompletableFuture<Outcome<Reservation>> one = ask("one", put("same", "of one"));
    CompletableFuture<Outcome<Reservation>> two = ask("two", put("same", "of two"));
    letGo();
    assertThat(one.join().isDone()).isTrue();
    assertThat(two.join().isDone()).isTrue();
    assertThat(orders.all(it.shop)).containsOnly(Map.entry("same", "of two"));
    assertThat(it.level().committed()).isEqualTo(2);
  }

  @Test
  void ofTwoOrdersThatInsertOneItemTheFirstIsDone() {
    CompletableFuture<Outcome<Reservation>> one = ask("one", item("same"));
    CompletableFuture<Outcome<Reservation>> two = ask("two", item("same"));
    letGo();
    assertThat(one.join().isDone()).isTrue();
    assertThatThrownBy(two::join).cause().isInstanceOf(HostWriteException.class);
    assertThat(orders.all(it.shop)).containsOnlyKeys("same");
    assertThat(it.level().committed()).isEqualTo(1);
  }

  @Test
  void manyOrdersAreCutIntoTransactionsOfAHundredActions() {
    List<CompletableFuture<Outcome<Reservation>>> asked =
        IntStream.range(0, 100).mapToObj(i -> ask("o" + i, item("o" + i), item("p" + i))).toList();
    letGo();
    asked.forEach(done -> assertThat(done.join().isDone()).isTrue());
    assertThat(orders.all(it.shop)).hasSize(200);
    assertThat(it.level().committed()).isEqualTo(100);
    assertThat(it.proxy.count(WRITE)).as("transactions").isBetween(4, 6);
  }

  @Test
  void anOrderWithMoreItemsThanATransactionHasIsRefusedBeforeItIsSent() {
    HostWrite[] items =
        IntStream.range(0, 99).mapToObj(i -> item("o" + i)).toArray(HostWrite[]::new);
    assertThatThrownBy(() -> sell("large", items))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("need 102 rows, the store writes at most 100");
    assertThat(it.proxy.count(WRITE)).isZero();
    CompletableFuture<Outcome<Reservation>> small = ask("small", item("small"));
    letGo();
    assertThat(small.join().isDone()).isTrue();
    assertThat(orders.all(it.shop)).containsOnlyKeys("small");
  }

  @Test
  void anItemIsThereOnceWhereAnswersAreLost() {
    it.proxy.nextFew(WRITE, 7, Faults.lostAnswer());
    Outcome<Reservation> outcome = sell("a", item("a"));
    assertThat(outcome.isDone()).isTrue();
    assertThat(outcome.isReplayed()).isFalse();
    assertThat(orders.all(it.shop)).containsOnlyKeys("a");
    assertThat(it.level().committed()).isEqualTo(1);
  }

  @Test
  void anItemIsThereOnceWhereTheOutcomeWasUnknown() {
    lane.close();
    it.close();
    it = ProxiedShop.impatient(10);
    lane = lane();
    it.proxy.every(WRITE, Faults.lostAnswer());
    assertThatThrownBy(() -> sell("a", item("a"))).isInstanceOf(OutcomeUnknownException.class);
    it.proxy.heal();
    assertThat(sell("a", item("a")).isReplayed()).isTrue();
    assertThat(orders.all(it.shop)).containsOnlyKeys("a");
    assertThat(it.level().committed()).isEqualTo(1);
  }

  @Test
  void aFailedConditionAfterALostRequestIsToldOnce() {
    sell("first", item("same")).orElseThrow();
    it.proxy.nextFew(WRITE, 7, Faults.lostRequest());
    assertThatThrownBy(() -> sell("a", item("same"))).isInstanceOf(HostWriteException.class);
    assertThat(it.isSold("a")).isFalse();
    assertThat(it.level().committed()).isEqualTo(1);
  }

  @Test
  void aRefusalComesBeforeAFailedItem() {
    it.close();
    it = ProxiedShop.with(2);
    sell("first", item("same")).orElseThrow(); // the level is remembered from now on
    it.rival.commit(it.order("rival")).orElseThrow();
    assertThat(sell("late", item("same")).refusal()).containsInstanceOf(InsufficientStock.class);
    assertThat(orders.all(it.shop)).containsOnlyKeys("same");
  }

  @Test
  void aRefusalComesBeforeATableThatIsNotThere() {
    it.close();
    it = ProxiedShop.with(2);
    sell("first", item("first")).orElseThrow(); // the level is remembered from now on
    it.rival.commit(it.order("rival")).orElseThrow();
    DynamoDbWrite nowhere = DynamoDbWrite.insert("nowhere", "pk", attributes("late", "lost"));
    assertThat(sell("late", nowhere).refusal()).containsInstanceOf(InsufficientStock.class);
  }
}
