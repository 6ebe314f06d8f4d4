package io.holdfast.aws.dynamodb;

import io.holdfast.aws.dynamodb.deploy.Policed;
import io.holdfast.aws.dynamodb.faults.ConsistentReads;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.contract.Effort;
import io.holdfast.contract.StoreFixture;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store on DynamoDB Local, one table for all tests. */
public interface OnDynamoDb extends StoreFixture {
  String TABLE = "holdfast";

  @Override
  default InventoryStore store(InstantSource clock) {
    return DynamoDbInventoryStore.builder(Shared.POLICED).table(TABLE).clock(clock).build();
  }

  @Override
  default InventoryStore reopen(InventoryStore store, InstantSource clock) {
    return store(clock);
  }

  @Override
  default Effort effort() {
    return Effort.REDUCED;
  }

  @Override
  default List<RestockRequest> requests(InventoryStore store, ShopId shop) {
    return ((DynamoDbInventoryStore) store)
        .restockOutbox().messages(shop, null, 1_000).stream().map(OutboxMessage::request).toList();
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
