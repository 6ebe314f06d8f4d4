package io.holdfast.examples.bookstore.store;

import io.holdfast.aws.dynamodb.DynamoDbTable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The names of the tables on DynamoDB.
 *
 * @param prefix the beginning of each name
 */
public record DynamoDbTables(String prefix) {
  /** Returns the table of the stock, which is Holdfast's. */
  public String stock() {
    return prefix + "-stock";
  }

  /** Returns the table of the books, with the key {@code bookId}. */
  public String books() {
    return prefix + "-books";
  }

  /** Returns the table of the users, with the key {@code userId}. */
  public String users() {
    return prefix + "-users";
  }

  /** Returns the table of the redemptions, with the key {@code redemptionId}. */
  public String redemptions() {
    return prefix + "-redemptions";
  }

  /** Returns the table of the orders, with the key {@code executionName}. */
  public String orders() {
    return prefix + "-orders";
  }

  /** Creates the tables that are missing, in an emulator. */
  public void create(DynamoDbClient client) {
    DynamoDbTable.create(client, stock());
    create(client, books(), "bookId");
    create(client, users(), "userId");
    create(client, redemptions(), "redemptionId");
    create(client, orders(), "executionName");
  }

  private static void create(DynamoDbClient client, String table, String key) {
    try {
      Object unused =
          client.createTable(
              request ->
                  request
                      .tableName(table)
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .attributeDefinitions(
                          AttributeDefinition.builder()
                              .attributeName(key)
                              .attributeType(ScalarAttributeType.S)
                              .build())
                      .keySchema(
                          KeySchemaElement.builder()
                              .attributeName(key)
                              .keyType(KeyType.HASH)
                              .build()));
      Object unusedWait = client.waiter().waitUntilTableExists(request -> request.tableName(table));
    } catch (ResourceInUseException e) {
      return; // it exists
    }
  }

  /** Adds an item, unless there is one with this key. */
  public static void putIfMissing(
      DynamoDbClient client, String table, String key, Map<String, AttributeValue> item) {
    try {
      Object unused =
          client.putItem(
              request ->
                  request
                      .tableName(table)
                      .conditionExpression("attribute_not_exists(" + key + ")")
                      .item(item));
    } catch (ConditionalCheckFailedException e) {
      return; // it exists
    }
  }

  /** Returns the item of a key as it is now, or empty if there is none. */
  public static Optional<Map<String, AttributeValue>> find(
      DynamoDbClient client, String table, String key, String value) {
    Map<String, AttributeValue> item =
        client
            .getItem(request -> request.tableName(table).key(key(key, value)).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  /** Returns an item with one key. */
  public static Map<String, AttributeValue> key(String name, String value) {
    return Map.of(name, AttributeValue.fromS(value));
  }

  /** Returns a number as an attribute. */
  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** Returns a text of an item. */
  public static String text(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).s();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  /** Returns a number of an item. */
  public static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(attribute(item, name).n());
  }
}
