package io.holdfast.examples.bookstore.points;

import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.examples.bookstore.courier.LocalAws;
import io.holdfast.examples.bookstore.store.DynamoDbTables;
import io.holdfast.examples.host.AwsClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbPointsTest extends PointsContract {
  private static final DynamoDbTables TABLES = new DynamoDbTables("points");
  private static DynamoDbClient client;

  @BeforeAll
  static void start() {
    client = new AwsClients(LocalAws.REGION).dynamoDb(DynamoDbLocal.shared().endpoint());
    TABLES.create(client);
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Override
  Points points() {
    return new DynamoDbPoints(client, TABLES);
  }
}
