package io.holdfast.aws.dynamodb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.emulators.DynamoDbLocal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Tests how the SDK itself handles faults, with clients built as the documentation tells hosts to.
 * The store relies on it: counters change only in transactions, because only there a lost answer is
 * harmless, and the store retries conflicts, because the SDK does not.
 */
class SdkFaultsTest {

  private static final String TABLE = "sdk-faults";
  private static final String UPDATE = "UpdateItem";
  private static final String TRANSACT = "TransactWriteItems";

  private final FaultProxy proxy = new FaultProxy(DynamoDbLocal.shared().endpoint());
  private final DynamoDbClient client = TestClients.build(proxy.endpoint());
  private final DynamoDbClient direct = TestClients.client(DynamoDbLocal.shared().endpoint());
  private final String stock = "stock-" + UUID.randomUUID();
  private final String order = "order-" + UUID.randomUUID();

  @BeforeAll
  static void createTable() {
    DynamoDbTable.create(TestClients.client(DynamoDbLocal.shared().endpoint()), TABLE);
  }

  @BeforeEach
  void putTenInStock() {
    direct.putItem(
        put ->
            put.tableName(TABLE)
                .item(Map.of("pk", text(stock), "sk", text("-"), "stock", number(10))));
  }

  @AfterEach
  void close() {
    client.close();
    proxy.close();
  }

  @Nested
  class PlainUpdates {

    @Test
    void areAppliedTwiceWhenTheirAnswerIsLost() {
      proxy.next(UPDATE, Faults.lostAnswer());

      updateOneOff();

      assertThat(left()).isEqualTo(8);
      assertThat(proxy.count(UPDATE)).isEqualTo(2);
    }

    @Test
    void areAppliedOnceWhenTheyAreLostThemselves() {
      proxy.next(UPDATE, Faults.lostRequest());

      updateOneOff();

      assertThat(left()).isEqualTo(9);
      assertThat(proxy.count(UPDATE)).isEqualTo(2);
    }

    @Test
    void areNotTriedAgainWhenATransactionIsAtTheItem() {
      proxy.every(UPDATE, Faults.transactionConflict());

      assertThatThrownBy(() -> updateOneOff()).isInstanceOf(TransactionConflictException.class);

      assertThat(proxy.count(UPDATE)).isEqualTo(1);
    }
  }

  @Nested
  class Transactions {

    @Test
    void areAppliedOnceWhenTheirAnswerIsLost() {
      proxy.next(TRANSACT, Faults.lostAnswer());

      transactOneOff(client);

      assertThat(left()).isEqualTo(9);
      assertThat(proxy.bodies(TRANSACT)).hasSize(2);
      assertThat(proxy.bodies(TRANSACT).stream().map(SdkFaultsTest::token))
          .doesNotContain("")
          .containsOnly(token(proxy.bodies(TRANSACT).get(0)));
    }

    @Test
    void areNotTriedAgainWhenAnotherOneIsAtAnItem() {
      proxy.every(TRANSACT, Faults.conflictAt(1));

      assertThatExceptionOfType(TransactionCanceledException.class)
          .isThrownBy(() -> transactOneOff(client))
          .satisfies(
              cancelled ->
                  assertThat(cancelled.cancellationReasons())
                      .extracting(CancellationReason::code)
                      .containsExactly("None", "TransactionConflict"));

      assertThat(proxy.count(TRANSACT)).isEqualTo(1);
      assertThat(left()).isEqualTo(10);
    }

    static Stream<Named<Fault>> faultsThatPass() {
      return Stream.of(
          Named.of("lost on the way", Faults.lostRequest()),
          Named.of("the same one is still going on", Faults.inProgress()),
          Named.of("throttled", Faults.throttled()),
          Named.of(
              "throttled by the table", Faults.refused("ProvisionedThroughputExceededException")),
          Named.of("throttled by the account", Faults.refused("RequestLimitExceeded")));
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void areTriedAgainAndAppliedOnce(Fault fault) {
      proxy.next(TRANSACT, fault);

      transactOneOff(client);

      assertThat(left()).isEqualTo(9);
      assertThat(proxy.count(TRANSACT)).isEqualTo(2);
    }

    @Test
    void areGivenUpAfterAsManyTriesAsTheClientWasToldWhenThrottledForEver() {
      proxy.every(TRANSACT, Faults.throttled());

      assertThatThrownBy(() -> transactOneOff(client)).isInstanceOf(ThrottlingException.class);

      assertThat(proxy.count(TRANSACT)).isEqualTo(3);
    }

    @Test
    void areGivenUpAfterAsManyTriesAsTheClientWasToldWhenTheServiceFailsForEver() {
      proxy.every(TRANSACT, Faults.serverError());

      assertThatThrownBy(() -> transactOneOff(client))
          .isInstanceOf(InternalServerErrorException.class);

      assertThat(proxy.count(TRANSACT)).isEqualTo(3);
    }

    @Test
    void givenUpByTheirClientAreAppliedAllTheSameWhenTheyGetThereLate()
        throws InterruptedException {
      Held ghost = giveUp(null);
      assertThat(left()).isEqualTo(10);

      ghost.release();

      assertThat(left()).isEqualTo(9);
    }

    @Test
    void thatGetThereLateAreNotAppliedAgainIfTheirRetryWas() throws InterruptedException {
      Held ghost = new Held();
      proxy.next(TRANSACT, ghost);
      try (DynamoDbClient hasty = TestClients.hasty(proxy.endpoint(), 3, Duration.ofSeconds(1))) {
        transactOneOff(hasty);
      }

      ghost.release();

      assertThat(proxy.count(TRANSACT)).isGreaterThanOrEqualTo(2);
      assertThat(left()).isEqualTo(9);
    }

    @Test
    void thatGetThereLateAreAppliedOnTopOfANewCall() throws InterruptedException {
      Held ghost = giveUp(null);
      transact(client, null);

      ghost.release();

      assertThat(left()).isEqualTo(8);
    }

    @Test
    void thatGetThereLateAreKeptOffByAConditionOnTheOrder() throws InterruptedException {
      Held ghost = giveUp("attribute_not_exists(pk)");
      transact(client, "attribute_not_exists(pk)");

      ghost.release();

      assertThat(left()).isEqualTo(9);
    }
  }

  private void updateOneOff() {
    client.updateItem(
        update ->
            update
                .tableName(TABLE)
                .key(key(stock))
                .updateExpression("SET stock = stock - :one")
                .conditionExpression("stock >= :one")
                .expressionAttributeValues(Map.of(":one", number(1))));
  }

  private void transactOneOff(DynamoDbClient through) {
    transact(through, null);
  }

  /** Takes one off the stock and puts the order, if the condition on the order's item holds. */
  private void transact(DynamoDbClient through, String condition) {
    through.transactWriteItems(
        request ->
            request.transactItems(
                TransactWriteItem.builder()
                    .update(
                        update ->
                            update
                                .tableName(TABLE)
                                .key(key(stock))
                                .updateExpression("SET stock = stock - :one")
                                .conditionExpression("stock >= :one")
                                .expressionAttributeValues(Map.of(":one", number(1))))
                    .build(),
                TransactWriteItem.builder()
                    .put(
                        put -> put.tableName(TABLE).item(key(order)).conditionExpression(condition))
                    .build()));
  }

  /** Sends a transaction that stays in transit until its client has given up. */
  private Held giveUp(String condition) {
    Held ghost = new Held();
    proxy.next(TRANSACT, ghost);
    try (DynamoDbClient hasty = TestClients.hasty(proxy.endpoint(), 1, Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> transact(hasty, condition))
          .isInstanceOf(ApiCallAttemptTimeoutException.class);
    }
    return ghost;
  }

  private long left() {
    return Long.parseLong(
        direct
            .getItem(get -> get.tableName(TABLE).key(key(stock)).consistentRead(true))
            .item()
            .get("stock")
            .n());
  }

  private static String token(String body) {
    return JsonNode.parser()
        .parse(body)
        .field("ClientRequestToken")
        .map(JsonNode::asString)
        .orElse("");
  }

  private static Map<String, AttributeValue> key(String pk) {
    return Map.of("pk", text(pk), "sk", text("-"));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
