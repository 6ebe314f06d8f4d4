package io.holdfast.benchmarks.dynamodb;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The sizes of the items of a transaction in the table. Reads through a client whose requests are
 * not counted.
 */
final class Stored {
  private static final List<String> KEY = List.of("pk", "sk");

  private final DynamoDbClient client;

  Stored(DynamoDbClient client) {
    this.client = client;
  }

  /**
   * Returns the sizes of the items that these actions name, in order; 0 for an item that does not
   * exist. All items must be in one table.
   */
  List<Integer> sizes(List<TransactWriteItem> actions) {
    List<Map<String, AttributeValue>> keys = actions.stream().map(Stored::key).toList();
    Map<Map<String, AttributeValue>, Integer> found = new HashMap<>();
    Map<String, KeysAndAttributes> wanted =
        Map.of(
            table(actions.get(0)),
            KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> asked = wanted;
      var answer = client.batchGetItem(it -> it.requestItems(asked));
      answer.responses().values().stream()
          .flatMap(List::stream)
          .forEach(item -> found.put(keyOf(item), ItemSize.of(item)));
      wanted = answer.unprocessedKeys();
    }
    return keys.stream().map(key -> found.getOrDefault(key, 0)).toList();
  }

  static Map<String, AttributeValue> key(TransactWriteItem action) {
    if (action.put() != null) {
      return keyOf(action.put().item());
    }
    if (action.update() != null) {
      return action.update().key();
    }
    return action.delete() != null ? action.delete().key() : action.conditionCheck().key();
  }

  private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (String name : KEY) {
      AttributeValue value = item.get(name);
      if (value != null) {
        key.put(name, value);
      }
    }
    return key;
  }

  private static String table(TransactWriteItem action) {
    return Stream.of(
            action.put() == null ? null : action.put().tableName(),
            action.update() == null ? null : action.update().tableName(),
            action.delete() == null ? null : action.delete().tableName(),
            action.conditionCheck() == null ? null : action.conditionCheck().tableName())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
