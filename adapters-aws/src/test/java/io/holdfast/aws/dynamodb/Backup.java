package io.holdfast.aws.dynamodb;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A copy of all items of a shop, which can be written back as in a restored table. */
final class Backup {
  private static final DynamoDbClient CLIENT = OnDynamoDb.Shared.CLIENT;

  private final ShopId shop;
  private final List<Map<String, AttributeValue>> items;

  private Backup(ShopId shop) {
    this.shop = shop;
    this.items = items(shop);
  }

  static Backup of(ShopId shop) {
    return new Backup(shop);
  }

  /** Deletes the shop's items, and writes the copied ones. */
  void restore() {
    items(shop).forEach(item -> delete(ItemKey.of(item)));
    items.forEach(
        item -> CLIENT.putItem(request -> request.tableName(OnDynamoDb.TABLE).item(item)));
  }

  /** Deletes an entry, as the service does after its time to live. */
  static void deleteEntry(ShopId shop, String id) {
    delete(Keys.entry(shop, new EntryId(id)));
  }

  private static void delete(ItemKey key) {
    CLIENT.deleteItem(request -> request.tableName(OnDynamoDb.TABLE).key(key.toMap()));
  }

  private static List<Map<String, AttributeValue>> items(ShopId shop) {
    return CLIENT
        .scanPaginator(
            request ->
                request
                    .tableName(OnDynamoDb.TABLE)
                    .consistentRead(true)
                    .filterExpression("begins_with(pk, :shop) OR begins_with(sk, :shop)")
                    .expressionAttributeValues(Map.of(":shop", Values.text(shop + "#"))))
        .items()
        .stream()
        .toList();
  }
}
