package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.ConsistentReads;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Tests that no read of the store may return stale data; the whole contract runs under this rule
 * too.
 */
class ConsistentReadsTest {
  private static final String TABLE = OnDynamoDb.TABLE;

  private final ProxiedShop it = ProxiedShop.with(10);
  private final ConsistentReads watcher = new ConsistentReads();
  private final DynamoDbClient client =
      TestClients.watched(DynamoDbLocal.shared().endpoint(), watcher);

  @AfterEach
  void close() {
    client.close();
    it.close();
  }

  @Test
  void everyReaderReadsConsistently() {
    DynamoDbInventoryStore store = OnDynamoDb.options(client, it.clock).build();
    Inventory inventory = Inventory.create(store);
    ReservationId id = new ReservationId("h");
    inventory.hold(it.hold("h", 2)).orElseThrow();
    it.clock.advance(Duration.ofMinutes(2));
    inventory.level(it.key);
    inventory.reservation(it.shop, id);
    inventory.levels(it.shop, null, 10);
    inventory.levels(List.of(it.key));
    inventory.reservations(it.shop, List.of(id));
    inventory.reservations(it.shop, ReservationState.EXPIRED, null, null, 10);
    inventory.shops(null, 10);
    inventory.stockMovements(it.key, null, 10);
    inventory.reservationMovements(it.shop, id);
    inventory.verify(it.shop);
    inventory.sweep(it.shop, 10);
    store.restockOutbox().dueShops(null, 10);
    store.restockOutbox().lease(it.shop, 10, Duration.ofSeconds(1));
    store.restockOutbox().messages(it.shop, null, 10);
    IdempotentExecutor.create(store.idempotency())
        .run(
            ClaimRequest.of(new IdempotencyKey(it.shop, "test", "k"), Fingerprint.sha256("p")),
            () -> "done");

    assertThat(watcher.seen())
        .containsExactly("BatchGetItem", "GetItem", "Query", "TransactGetItems");
  }

  @Test
  void theCheckFailsForEachReadThatIsNotConsistent() {
    Consumer<GetItemRequest.Builder> get =
        request -> request.tableName(TABLE).key(Keys.level(it.key).toMap());
    Consumer<QueryRequest.Builder> query =
        request ->
            request
                .tableName(TABLE)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Values.text("none")));

    client.getItem(get.andThen(request -> request.consistentRead(true)));
    client.query(query.andThen(request -> request.consistentRead(true)));
    assertThatThrownBy(() -> client.getItem(get)).hasMessageContaining("not consistent");
    assertThatThrownBy(() -> client.query(query)).hasMessageContaining("not consistent");
    assertThatThrownBy(() -> client.scan(request -> request.tableName(TABLE)))
        .hasMessageContaining("not consistent");
  }
}
