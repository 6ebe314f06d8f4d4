package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.LevelChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The list of all shops: one item for each. It is written before the first level of a shop, so a
 * shop with a level is always in the list. Safe for use by several threads.
 */
public final class ShopList {
  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;
  private final UnreadableItems bad;

  public ShopList(DynamoDbClient client, String table, Reads reads, UnreadableItems bad) {
    this.client = client;
    this.table = table;
    this.reads = reads;
    this.bad = bad;
  }

  /**
   * Puts a shop on the list if the changes add a level. Nothing is remembered, because a table that
   * was restored may no longer have the item.
   */
  void addBefore(Deadline call, ShopId shop, Changes changes) {
    for (LevelChange change : changes.levels()) {
      if (change.before() == null) {
        add(call, shop);
        return;
      }
    }
  }

  /** Adds the item without a transaction: repeating it does no harm. */
  private void add(Deadline call, ShopId shop) {
    call.sendUntilAnswered(
        () ->
            client.updateItem(
                UpdateItemRequest.builder()
                    .tableName(table)
                    .key(Keys.shop(shop).toMap())
                    .overrideConfiguration(call.timeout())
                    .build()));
  }

  /** Returns shops after another one, by id. */
  public List<ShopId> after(Deadline call, @Nullable ShopId after, int limit) {
    String from = after == null ? null : after.value();
    return read(Partition.after(reads, call, Keys.SHOPS, from).inPagesOf(limit), limit, bad);
  }

  /** Returns all shops, by id. */
  static List<ShopId> all(Reads reads, Deadline call, UnreadableItems bad) {
    return read(Partition.all(reads, call, Keys.SHOPS), Integer.MAX_VALUE, bad);
  }

  private static List<ShopId> read(Partition items, int limit, UnreadableItems bad) {
    List<ShopId> found = new ArrayList<>();
    while (found.size() < limit && items.hasNext()) {
      ItemKey key = ItemKey.of(items.next());
      try {
        found.add(new ShopId(key.sk()));
      } catch (InvalidRequestException e) {
        bad.name(key);
      }
    }
    return found;
  }
}
