package io.holdfast.benchmarks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.benchmarks.dynamodb.Meter.Metered;
import io.holdfast.emulators.DynamoDbLocal;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What is counted is what the published rules say, on requests whose cost is known. */
class MeterTest {
  private static final String TABLE = "metered";
  private static final DynamoDbClient UNCOUNTED = LocalClient.of(DynamoDbLocal.shared());
  private static final Meter METER = new Meter(UNCOUNTED);

  private static DynamoDbClient client;

  @BeforeAll
  static void open() {
    client = LocalClient.of(DynamoDbLocal.shared(), METER);
    DynamoDbTable.create(client, TABLE);
  }

  @AfterAll
  static void close() {
    client.close();
    UNCOUNTED.close();
  }

  private static Map<String, AttributeValue> key(String pk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("-"));
  }

  /** An item of exactly so many bytes. */
  private static Map<String, AttributeValue> item(String pk, int bytes) {
    int rest = bytes - ItemSize.of(key(pk)) - "text".length();
    Map<String, AttributeValue> item =
        Map.of(
            "pk", AttributeValue.fromS(pk),
            "sk", AttributeValue.fromS("-"),
            "text", AttributeValue.fromS("x".repeat(rest)));
    assertThat(ItemSize.of(item)).isEqualTo(bytes);
    return item;
  }

  private static void put(String pk, int bytes) {
    client.putItem(it -> it.tableName(TABLE).item(item(pk, bytes)));
  }

  private static TransactWriteItem putting(String pk, int bytes) {
    return TransactWriteItem.builder().put(it -> it.tableName(TABLE).item(item(pk, bytes))).build();
  }

  private static TransactGetItem getting(String pk) {
    return TransactGetItem.builder().get(it -> it.tableName(TABLE).key(key(pk))).build();
  }

  private static Metered metered(Runnable work) {
    METER.take();
    work.run();
    return METER.take();
  }

  @Test
  void aWriteCostsAUnitForEachKilobyteThatItBegins() {
    assertThat(metered(() -> put("w1", 1_024)).cost().writes()).isEqualTo(1);
    assertThat(metered(() -> put("w2", 1_025)).cost().writes()).isEqualTo(2);
    assertThat(metered(() -> put("w2", 100)).cost().writes()).as("the larger of both").isEqualTo(2);
  }

  @Test
  void aWriteInATransactionCostsTwiceThat() {
    Metered one =
        metered(() -> client.transactWriteItems(it -> it.transactItems(putting("t", 100))));
    assertThat(one.cost().writes()).isEqualTo(2);
    Metered two =
        metered(
            () ->
                client.transactWriteItems(
                    it -> it.transactItems(putting("t1", 1_024), putting("t2", 1_025))));
    assertThat(two.cost().writes()).isEqualTo(2 + 4);
    assertThat(two.cost().reads()).isZero();
    assertThat(two.cost().requests()).isEqualTo(1);
  }

  @Test
  void aReadCostsAUnitForEachFourKilobytesHalfIfItMayLagAndTwiceInATransaction() {
    put("r", 4_097);
    assertThat(
            metered(() -> client.getItem(it -> it.tableName(TABLE).key(key("r")))).cost().reads())
        .isEqualTo(1);
    assertThat(
            metered(
                    () ->
                        client.getItem(
                            it -> it.tableName(TABLE).key(key("r")).consistentRead(true)))
                .cost()
                .reads())
        .isEqualTo(2);
    Metered both =
        metered(
            () ->
                client.transactGetItems(it -> it.transactItems(getting("r"), getting("nothing"))));
    assertThat(both.cost().reads()).isEqualTo(4 + 2);
    assertThat(both.cost().writes()).isZero();
  }

  @Test
  void aQueryCostsWhatAllItsItemsTogetherTake() {
    for (int i = 0; i < 10; i++) {
      int n = i;
      client.putItem(
          it ->
              it.tableName(TABLE)
                  .item(
                      Map.of(
                          "pk", AttributeValue.fromS("q"),
                          "sk", AttributeValue.fromS("sk" + n),
                          "text", AttributeValue.fromS("x".repeat(500)))));
    }
    // 10 times 512 bytes: two times four kilobytes begin.
    Metered query =
        metered(
            () ->
                client.query(
                    it ->
                        it.tableName(TABLE)
                            .consistentRead(true)
                            .keyConditionExpression("pk = :pk")
                            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("q")))));
    assertThat(query.cost().reads()).isEqualTo(2);
  }

  @Test
  void aFailedConditionCostsTheWriteThatItStopped() {
    put("there", 100);
    Metered alone =
        metered(
            () ->
                assertThatThrownBy(
                        () ->
                            client.putItem(
                                it ->
                                    it.tableName(TABLE)
                                        .item(item("there", 100))
                                        .conditionExpression("attribute_not_exists(pk)")))
                    .isInstanceOf(ConditionalCheckFailedException.class));
    assertThat(alone.cost().writes()).isEqualTo(1);
    assertThat(alone.failed()).isEqualTo(1);
    TransactWriteItem again =
        TransactWriteItem.builder()
            .put(
                it ->
                    it.tableName(TABLE)
                        .item(item("there", 100))
                        .conditionExpression("attribute_not_exists(pk)"))
            .build();
    Metered together =
        metered(
            () ->
                assertThatThrownBy(
                        () ->
                            client.transactWriteItems(
                                it -> it.transactItems(again, putting("new", 100))))
                    .isInstanceOf(TransactionCanceledException.class));
    assertThat(together.cost().writes()).isEqualTo(4);
    assertThat(together.failed()).isEqualTo(1);
  }

  @Test
  void bytesAndStockItemsAreCounted() {
    Metered metered =
        metered(
            () ->
                client.updateItem(
                    it ->
                        it.tableName(TABLE)
                            .key(key("shop#L#1"))
                            .updateExpression("SET a = :a")
                            .expressionAttributeValues(Map.of(":a", AttributeValue.fromN("1")))));
    assertThat(metered.stockWrites()).isEqualTo(1);
    assertThat(metered.cost().up()).isBetween(100.0, 400.0);
    assertThat(metered.cost().down()).isBetween(2.0, 400.0);
    assertThat(metered(() -> put("other", 100)).stockWrites()).isZero();
  }

  @Test
  void aMillionOfSomethingCostsThePriceOfItsUnits() {
    assertThat(new Cost(2, 4, 1, 0, 0).dollarsPerMillion()).isEqualTo(2 * 0.125 + 4 * 0.625);
    Cost sum =
        IntStream.range(0, 4)
            .mapToObj(i -> new Cost(1, 2, 1, 8, 4))
            .reduce(Cost.NONE, Cost::plus)
            .each(4);
    assertThat(sum).isEqualTo(new Cost(1, 2, 1, 8, 4));
  }
}
