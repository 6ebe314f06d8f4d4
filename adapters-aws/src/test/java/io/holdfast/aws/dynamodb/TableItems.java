package io.holdfast.aws.dynamodb;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and writes single items of the table of all tests, without the store. */
public final class TableItems {
  private static final DynamoDbClient CLIENT = OnDynamoDb.Shared.CLIENT;
  private static final String TABLE = OnDynamoDb.TABLE;

  private TableItems() {}

  /** Returns an item; an empty map if there is none. */
  public static Map<String, AttributeValue> get(ItemKey key) {
    return CLIENT
        .getItem(request -> request.tableName(TABLE).key(key.toMap()).consistentRead(true))
        .item();
  }

  public static void put(Map<String, AttributeValue> item) {
    CLIENT.putItem(request -> request.tableName(TABLE).item(item));
  }

  /** Sets an attribute of an item, which is created if there is none. */
  public static void set(ItemKey key, String attribute, AttributeValue value) {
    CLIENT.updateItem(
        request ->
            request
                .tableName(TABLE)
                .key(key.toMap())
                .updateExpression("SET #name = :value")
                .expressionAttributeNames(Map.of("#name", attribute))
                .expressionAttributeValues(Map.of(":value", value)));
  }

  public static void delete(ItemKey key) {
    CLIENT.deleteItem(request -> request.tableName(TABLE).key(key.toMap()));
  }
}
