package io.holdfast.aws.dynamodb.broken;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The subject of the tests of this package. They run in the thread that sets it. */
final class Subject {
  private static final String TABLE = "broken";
  private static final DynamoDbClient DIRECT =
      TestClients.client(DynamoDbLocal.shared().endpoint());

  static {
    DynamoDbTable.create(DIRECT, TABLE);
  }

  private static volatile UnaryOperator<DynamoDbClient> broken = UnaryOperator.identity();

  private Subject() {}

  /** Sets the change that is applied to clients from now on. */
  static void is(UnaryOperator<DynamoDbClient> change) {
    broken = change;
  }

  static InventoryStore store(InstantSource clock) {
    return on(broken.apply(DIRECT), clock);
  }

  /** Returns a store on the test's client. */
  static InventoryStore store(DynamoDbClient client, InstantSource clock, Duration requestTimeout) {
    return DynamoDbInventoryStore.builder(broken.apply(client))
        .table(TABLE)
        .clock(clock)
        .requestTimeout(requestTimeout)
        .build();
  }

  /** Returns a store without a fault, on the same data. */
  static InventoryStore sound(InstantSource clock) {
    return on(DIRECT, clock);
  }

  private static InventoryStore on(DynamoDbClient client, InstantSource clock) {
    return DynamoDbInventoryStore.builder(client).table(TABLE).clock(clock).build();
  }
}
