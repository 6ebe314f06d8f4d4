package io.holdfast.examples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.examples.bookstore.courier.LocalAws;
import io.holdfast.examples.bookstore.points.DynamoDbPoints;
import io.holdfast.examples.bookstore.store.DynamoDbTables;
import io.holdfast.examples.host.AwsClients;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Timeout(120)
class BookstoreOnDynamoDbTest {
  @TempDir private java.nio.file.Path folder;

  private final Terminal terminal = new Terminal();

  private int checkout(String options) {
    URI endpoint = DynamoDbLocal.shared().endpoint();
    return terminal.run(
        "checkout --store dynamodb --tables app --endpoint " + endpoint + " " + options,
        "--file",
        folder.resolve("engine").toString());
  }

  @Test
  void anOrderIsSoldAndAnotherOneIsTakenBack() {
    assertThat(checkout("--name o-1 --user ann --book 10x-rule --quantity 50 --redeem")).isZero();
    assertThat(terminal.out.toString())
        .contains("SUCCEEDED \"Your order will be dispatched in 24 hours\"");
    assertThat(
            checkout(
                "--name o-2 --user bob --book 10x-rule --quantity 50 --redeem --couriers none"))
        .isZero();
    DynamoDbTables tables = new DynamoDbTables("app");
    try (DynamoDbClient client =
        new AwsClients(LocalAws.REGION).dynamoDb(DynamoDbLocal.shared().endpoint())) {
      DynamoDbPoints points = new DynamoDbPoints(client, tables);
      assertThat(points.balance("ann")).hasValue(0);
      assertThat(points.balance("bob")).hasValue(100);
      assertThat(client.scan(request -> request.tableName(tables.orders())).items())
          .singleElement()
          .satisfies(
              order -> {
                assertThat(order.get("executionName").s()).isEqualTo("o-1");
                assertThat(DynamoDbTables.number(order, "amount")).isEqualTo(700);
              });
    }
  }
}
