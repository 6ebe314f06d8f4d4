package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The actions of one transaction, in the order of the reasons if it is cancelled.
 *
 * <p>Not safe for use by several threads.
 */
public final class Transaction {
  /**
   * The most actions that DynamoDB takes in one transaction. The store tells it as its limit; the
   * core then forms no larger transaction.
   */
  public static final int MOST_ACTIONS = 100;

  private final ShopId shop;
  private final List<TransactWriteItem> actions = new ArrayList<>();
  private final List<@Nullable EntryId> ids = new ArrayList<>();
  private final List<HostWrite> hostWrites = new ArrayList<>(0);

  public Transaction(ShopId shop) {
    this.shop = shop;
  }

  /** Returns the shop of all items. */
  ShopId shop() {
    return shop;
  }

  public void add(TransactWriteItem action) {
    actions.add(action);
    ids.add(null);
  }

  /** Adds an action that inserts or changes the entry of an id. */
  public void add(TransactWriteItem action, EntryId id) {
    actions.add(action);
    ids.add(id);
  }

  /** Adds an action of the host. These come after all others. */
  public void add(TransactWriteItem action, HostWrite write) {
    add(action);
    hostWrites.add(write);
  }

  /** Returns whether there are actions of the host. */
  boolean hasHostWrites() {
    return !hostWrites.isEmpty();
  }

  /** Returns the write of the host at an index; null if the action there is not one of the host. */
  public @Nullable HostWrite hostWrite(int index) {
    int first = actions.size() - hostWrites.size();
    return index < first ? null : hostWrites.get(index - first);
  }

  List<TransactWriteItem> actions() {
    return actions;
  }

  /**
   * Returns the id of the entry that the action at an index writes; null if it writes another item.
   */
  @Nullable
  public EntryId id(int index) {
    return ids.get(index);
  }
}
