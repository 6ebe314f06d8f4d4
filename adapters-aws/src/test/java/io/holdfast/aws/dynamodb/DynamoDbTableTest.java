package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.emulators.DynamoDbLocal;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class DynamoDbTableTest {

  private final DynamoDbClient client = TestClients.client(DynamoDbLocal.shared().endpoint());

  @Test
  void isThereWhenItWasCreated() {
    DynamoDbTable.create(client, "created");

    var table = client.describeTable(request -> request.tableName("created")).table();
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.keySchema())
        .containsExactly(
            KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build(),
            KeySchemaElement.builder().attributeName("sk").keyType(KeyType.RANGE).build());
    assertThat(table.hasGlobalSecondaryIndexes()).isFalse();
  }

  @Test
  void oneThatIsThereIsLeftAsItIs() {
    DynamoDbTable.create(client, "twice");
    client.putItem(request -> request.tableName("twice").item(new ItemKey("some", "item").toMap()));

    DynamoDbTable.create(client, "twice");

    assertThat(client.scan(request -> request.tableName("twice")).count()).isOne();
  }
}
