package io.holdfast.aws.dynamodb;

import io.holdfast.aws.dynamodb.deploy.Policed;
import io.holdfast.aws.dynamodb.faults.ConsistentReads;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.contract.BadRows;
import io.holdfast.contract.Effort;
import io.holdfast.contract.HostRows;
import io.holdfast.contract.StoreFixture;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The store on DynamoDB Local, one table for all tests. */
public interface OnDynamoDb extends StoreFixture {
  String TABLE = "holdfast";

  /** Every build runs a part of the random and repeated work, a full campaign runs more of it. */
  Effort EFFORT =
      "full".equals(System.getProperty("holdfast.campaign")) ? Effort.REDUCED : Effort.SHORT;

  /** Returns a shop that no other test uses. */
  static ShopId newShop() {
    return new ShopId(UUID.randomUUID().toString().substring(0, 13));
  }

  /** Returns the options of a store in the table of all tests. */
  static DynamoDbInventoryStore.Builder options(DynamoDbClient client, InstantSource clock) {
    return DynamoDbInventoryStore.builder(client).table(TABLE).clock(clock);
  }

  /** Creates a table with the partition key {@code pk} and no sort key, as a host may have it. */
  static void createHostTable(DynamoDbClient client, String name) {
    AttributeDefinition key =
        AttributeDefinition.builder()
            .attributeName("pk")
            .attributeType(ScalarAttributeType.S)
            .build();
    client.createTable(
        table ->
            table
                .tableName(name)
                .attributeDefinitions(key)
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
  }

  @Override
  default InventoryStore store(InstantSource clock) {
    return options(Shared.POLICED, clock).expiredHoldOutbox(true).build();
  }

  @Override
  default InventoryStore reopen(InventoryStore store, InstantSource clock) {
    return store(clock);
  }

  @Override
  default Effort effort() {
    return EFFORT;
  }

  @Override
  default List<RestockRequest> requests(InventoryStore store, ShopId shop) {
    return ((DynamoDbInventoryStore) store)
        .restockOutbox().messages(shop, null, 1_000).stream().map(OutboxMessage::content).toList();
  }

  @Override
  default List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
    return ((DynamoDbInventoryStore) store)
        .expiredHoldOutbox().messages(shop, null, 1_000).stream()
            .map(OutboxMessage::content)
            .toList();
  }

  @Override
  default HostRows hostRows(InventoryStore store) {
    return new Orders();
  }

  @Override
  default Optional<BadRows> badRows(InventoryStore store) {
    return Optional.of(new BadItems());
  }

  /** The host's table, beside the table of the stock. */
  final class Orders implements HostRows {
    public static final String TABLE = "shop_order";

    static {
      createHostTable(Shared.CLIENT, TABLE);
    }

    @Override
    public HostWrite insert(ShopId shop, String id, String note) {
      return DynamoDbWrite.insert(TABLE, "pk", item(shop, id, note));
    }

    /** Returns the attributes of an item. */
    static Map<String, AttributeValue> item(ShopId shop, String id, String note) {
      return Map.of(
          "pk", text(shop + "/" + id),
          "shop", text(shop.value()),
          "id", text(id),
          "note", text(note));
    }

    private static AttributeValue text(String value) {
      return AttributeValue.fromS(value);
    }

    @Override
    public Map<String, String> all(ShopId shop) {
      Map<String, String> all = new HashMap<>();
      Shared.CLIENT
          .scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true))
          .items()
          .forEach(
              item -> {
                if (item.get("shop").s().equals(shop.value())) {
                  all.put(item.get("id").s(), item.get("note").s());
                }
              });
      return all;
    }
  }

  /** The table of all tests: every test has separate shops. */
  final class Shared {
    public static final DynamoDbClient CLIENT =
        TestClients.client(DynamoDbLocal.shared().endpoint());

    /** The same client, restricted to what the policy for hosts allows and to consistent reads. */
    public static final DynamoDbClient POLICED =
        TestClients.watched(
            DynamoDbLocal.shared().endpoint(), new Policed(), new ConsistentReads());

    static {
      DynamoDbTable.create(CLIENT, TABLE);
    }

    private Shared() {}
  }
}
