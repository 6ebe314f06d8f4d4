package io.holdfast.aws.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The one table of a store: partition key {@value #PARTITION}, sort key {@value #SORT}, both
 * strings, no index. Made here for tests and demonstrations; in production it belongs to whatever
 * makes the rest of the infrastructure.
 */
public final class DynamoDbTable {

  static final String PARTITION = "pk";
  static final String SORT = "sk";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private DynamoDbTable() {}

  /**
   * Creates the table, paid by request, and waits until it can be used.
   *
   * @throws software.amazon.awssdk.services.dynamodb.model.ResourceInUseException if there is one
   *     of this name
   * @throws software.amazon.awssdk.core.exception.SdkClientException if it cannot be used within
   *     two minutes, or if the service cannot be reached
   */
  public static void create(DynamoDbClient client, String name) {
    client.createTable(
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attribute(PARTITION), attribute(SORT))
            .keySchema(key(PARTITION, KeyType.HASH), key(SORT, KeyType.RANGE))
            .build());
    try (var waiter = client.waiter()) {
      waiter.waitUntilTableExists(
          request -> request.tableName(name), wait -> wait.waitTimeout(PATIENCE));
    }
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
