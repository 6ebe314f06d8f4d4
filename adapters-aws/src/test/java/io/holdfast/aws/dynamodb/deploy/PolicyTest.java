package io.holdfast.aws.dynamodb.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.faults.FaultProxy;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Tests that every allowed action is needed; the whole contract shows that no other is. */
class PolicyTest {
  private static final String TABLE = "policy";
  private static final DynamoDbClient DIRECT =
      TestClients.client(DynamoDbLocal.shared().endpoint());

  private final Policed asked = new Policed();
  private final FaultProxy proxy = new FaultProxy(DynamoDbLocal.shared().endpoint());
  private final DynamoDbClient client = TestClients.watched(proxy.endpoint(), asked);
  private final SettableClock clock = new SettableClock();
  private final ShopId shop = OnDynamoDb.newShop();

  @BeforeAll
  static void make() {
    DynamoDbTable.create(DIRECT, TABLE);
  }

  @AfterEach
  void close() {
    client.close();
    proxy.close();
  }

  @Test
  void thePolicyAllowsNothingThatIsNotAsked() {
    ask();

    assertThat(Policies.allowed(Policies.statements("policy.json")))
        .containsExactlyInAnyOrderElementsOf(asked.used());
  }

  private void ask() {
    try (Inventory rival = inventory(DIRECT);
        Inventory inventory = inventory(client)) {
      inventory
          .define(StockDefinition.withOpening(StockKey.of(shop, new Sku("cup")), 2))
          .orElseThrow();
      ReservationId id = new ReservationId("held");
      inventory
          .hold(HoldRequest.of(shop, id, Duration.ofMinutes(1), Line.of("cup", 1)))
          .orElseThrow();
      inventory.commit(CommitRequest.ofHold(shop, id)).orElseThrow();
      assertThat(inventory.verify(shop).violations()).isEmpty();

      // A write is lost and its stock is sold meanwhile, so its token is used up.
      proxy.next(
          "TransactWriteItems",
          (request, dynamo) -> {
            rival.commit(order("rival")).orElseThrow();
            return Optional.empty();
          });
      assertThat(inventory.commit(order("late")).isDone()).isFalse();
      assertThat(inventory.reservation(shop, id)).isPresent();
      assertThat(inventory.reservations(shop, List.of(id))).hasSize(1);
    }
  }

  @Test
  void thePolicyOfOneShopAllowsTheSameForItsItems() {
    List<JsonNode> statements = Policies.statements("policy-one-shop.json");

    assertThat(Policies.allowed(statements))
        .containsExactlyInAnyOrderElementsOf(Policies.allowed(Policies.statements("policy.json")));
    assertThat(Policies.actions(statements.get(1))).containsExactly("dynamodb:DescribeTable");
    assertThat(
            statements
                .get(0)
                .field("Condition")
                .flatMap(it -> it.field("ForAllValues:StringLike"))
                .flatMap(it -> it.field("dynamodb:LeadingKeys"))
                .orElseThrow()
                .asArray())
        .extracting(JsonNode::asString)
        .containsExactly("SHOP#*", Policed.SHARED.get(0), Policed.SHARED.get(1));
  }

  @Test
  void whatThePolicyDoesNotAllowIsRefused() {
    assertThatThrownBy(() -> client.scan(request -> request.tableName(TABLE)))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("no policy allows dynamodb:Scan");
    assertThatThrownBy(
            () ->
                client.getItem(
                    request ->
                        request
                            .tableName(TABLE)
                            .key(Map.of("pk", AttributeValue.fromS("no-shop")))))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("no policy allows a request about");
    assertThat(proxy.count()).isZero();
  }

  private Inventory inventory(DynamoDbClient on) {
    return Inventory.create(DynamoDbInventoryStore.builder(on).table(TABLE).clock(clock).build());
  }

  private CommitRequest order(String id) {
    return CommitRequest.of(shop, new ReservationId(id), Line.of("cup", 1));
  }
}
