package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The actions of one unit, in the order in which reasons come back if it is cancelled.
 *
 * <p>Not safe for use by several threads.
 */
final class Transaction {
  private final ShopId shop;
  private final List<TransactWriteItem> actions = new ArrayList<>();
  private final List<@Nullable EntryId> ids = new ArrayList<>();

  Transaction(ShopId shop) {
    this.shop = shop;
  }

  /** The tenant, whose every item this is. */
  ShopId shop() {
    return shop;
  }

  void add(TransactWriteItem action) {
    actions.add(action);
    ids.add(null);
  }

  /** Adds an action that inserts or changes what an id means. */
  void add(TransactWriteItem action, EntryId id) {
    actions.add(action);
    ids.add(id);
  }

  List<TransactWriteItem> actions() {
    return actions;
  }

  /** The id that the action of this index is about; null if it is about none. */
  @Nullable EntryId id(int index) {
    return ids.get(index);
  }
}
