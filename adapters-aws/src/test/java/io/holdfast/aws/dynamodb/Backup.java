package io.holdfast.aws.dynamodb;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A copy of all items of a shop, which can be written back as in a restored table. */
final class Backup {
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
    items(shop).forEach(item -> TableItems.delete(ItemKey.of(item)));
    items.forEach(TableItems::put);
  }

  /** Deletes an entry, as the service does after its time to live. */
  static void deleteEntry(ShopId shop, String id) {
    TableItems.delete(Keys.entry(shop, new EntryId(id)));
  }

  private static List<Map<String, AttributeValue>> items(ShopId shop) {
    return OnDynamoDb.Shared.CLIENT
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
