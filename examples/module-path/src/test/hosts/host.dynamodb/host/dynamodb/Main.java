package host.dynamodb;

import host.scene.Scene;
import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.inventory.Inventory;
import java.net.URI;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Keeps its stock in DynamoDB only: the clients of SNS and SQS are not there. */
public final class Main {
  private Main() {}

  /**
   * Plays the scene.
   *
   * @param args the endpoint of DynamoDB
   */
  public static void main(String[] args) {
    try (DynamoDbClient dynamo =
        DynamoDbClient.builder().endpointOverride(URI.create(args[0])).build()) {
      String table = "host-" + ProcessHandle.current().pid();
      DynamoDbTable.create(dynamo, table);
      DynamoDbInventoryStore store = DynamoDbInventoryStore.builder(dynamo).table(table).build();
      try (Inventory inventory = Inventory.create(store)) {
        Scene.play(inventory, store.restockOutbox(), store.idempotency());
      }
    }
    System.out.println("done");
  }
}
