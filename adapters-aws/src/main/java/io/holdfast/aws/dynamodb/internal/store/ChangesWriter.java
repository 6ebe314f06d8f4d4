package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.DynamoDbWrite;
import io.holdfast.aws.dynamodb.internal.item.EntryWrite;
import io.holdfast.aws.dynamodb.internal.item.ExpiredHoldItems;
import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.item.LevelWrite;
import io.holdfast.aws.dynamodb.internal.item.MovementItems;
import io.holdfast.aws.dynamodb.internal.item.MovementRefs;
import io.holdfast.aws.dynamodb.internal.item.RecordWrite;
import io.holdfast.aws.dynamodb.internal.item.RestockRequestItems;
import io.holdfast.aws.dynamodb.internal.item.UnitWrite;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.UnitChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Converts changes to the actions of one transaction. Safe for use by several threads. */
public final class ChangesWriter {
  private final String table;
  private final EntryWrite entries;
  private final InstantSource clock;
  private final RestockRequestItems requests = new RestockRequestItems();
  private final ExpiredHoldItems expiredHolds = new ExpiredHoldItems();

  public ChangesWriter(String table, @Nullable Duration retention, InstantSource clock) {
    this.table = table;
    this.clock = clock;
    this.entries = new EntryWrite(table, retention);
  }

  /**
   * Returns the transaction that writes changes.
   *
   * @param strays other items to delete
   * @throws IllegalArgumentException if a movement belongs to a reservation that does not change
   */
  Transaction of(ShopId shop, Changes changes, List<ItemKey> strays) {
    Transaction transaction = new Transaction(shop);
    strays.forEach(stray -> transaction.add(new Action().toDelete(table, stray)));
    Map<StockKey, Instant> added = addHolds(transaction, changes);
    Instant now = clock.instant();
    for (LevelChange change : changes.levels()) {
      transaction.add(LevelWrite.of(table, change, added.get(change.key()), now));
    }
    Map<EntryId, List<String>> about = new HashMap<>();
    for (StockMovement movement : changes.movements()) {
      transaction.add(
          new Action().requireAbsent(ItemKey.PK).toPut(table, MovementItems.of(movement)));
      if (movement.reference() != null) {
        about
            .computeIfAbsent(movement.reference().entry(), id -> new ArrayList<>(1))
            .add(MovementRefs.to(movement));
      }
    }
    for (EntryChange change : changes.entries()) {
      List<String> movements = about.remove(change.after().entryId());
      transaction.add(
          entries.of(change, movements == null ? List.of() : movements), change.after().entryId());
    }
    if (!about.isEmpty()) {
      throw new IllegalArgumentException(
          "movements about reservations that do not change: " + about.keySet());
    }
    for (UnitChange change : changes.units()) {
      transaction.add(UnitWrite.of(table, change));
    }
    for (RestockRequest request : changes.requests()) {
      requests.add(transaction, table, request);
    }
    for (ExpiredHold hold : changes.expiredHolds()) {
      expiredHolds.add(transaction, table, hold);
    }
    for (List<HostWrite> writes : changes.hostWrites()) {
      for (HostWrite write : writes) {
        transaction.add(action(write), write);
      }
    }
    return transaction;
  }

  private static TransactWriteItem action(HostWrite write) {
    return write instanceof RecordWrite it ? it.action() : ((DynamoDbWrite) write).action();
  }

  /**
   * Updates the index of holds. The actions have no conditions: the condition of the reservation
   * covers them.
   *
   * @return the earliest expiry of the added holds, for each level that gets holds
   */
  private Map<StockKey, Instant> addHolds(Transaction transaction, Changes changes) {
    Map<StockKey, Instant> earliest = new HashMap<>();
    for (EntryChange change : changes.entries()) {
      Map<ItemKey, HoldItem> before = HoldItem.of(change.before());
      Map<ItemKey, HoldItem> after = HoldItem.of(change.after());
      after.forEach(
          (key, hold) -> {
            if (!hold.equals(before.get(key)) || OrphanedHoldItems.isRewritten(change)) {
              transaction.add(new Action().toPut(table, hold.toItem()));
              earliest.merge(hold.key(), hold.expiresAt(), ChangesWriter::earlier);
            }
          });
      for (ItemKey key : before.keySet()) {
        if (!after.containsKey(key)) {
          transaction.add(new Action().toDelete(table, key));
        }
      }
    }
    return earliest;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
