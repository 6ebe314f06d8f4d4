package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds lines of the index of holds that should not exist. Only for a reservation that is written
 * without a change: this is how a repair corrects its lines. Safe for use by several threads.
 */
public final class OrphanedHoldItems {
  private final HoldIndex holds;

  public OrphanedHoldItems(HoldIndex holds) {
    this.holds = holds;
  }

  /** Returns the items to delete. Reads all holds of the levels concerned. */
  List<ItemKey> of(Deadline call, Changes changes) {
    Map<ReservationId, Set<ItemKey>> rewritten = new HashMap<>(0);
    Set<StockKey> keys = new TreeSet<>();
    for (EntryChange change : changes.entries()) {
      if (isRewritten(change) && change.after() instanceof Reservation it) {
        rewritten.put(it.id(), HoldItem.of(it).keySet());
        it.lines().forEach(line -> keys.add(line.key(it.shop())));
      }
    }
    if (rewritten.isEmpty()) {
      return List.of();
    }
    changes.levels().forEach(change -> keys.add(change.key()));
    List<ItemKey> strays = new ArrayList<>();
    for (StockKey key : keys) {
      for (HoldItem hold : holds.all(call, key)) {
        Set<ItemKey> right = rewritten.get(hold.reservation());
        if (right != null && !right.contains(hold.itemKey())) {
          strays.add(hold.itemKey());
        }
      }
    }
    return strays;
  }

  static boolean isRewritten(EntryChange change) {
    return change.before() instanceof Reservation before
        && change.after() instanceof Reservation after
        && before.state() == after.state()
        && before.lines().equals(after.lines())
        && Objects.equals(before.expiresAt(), after.expiresAt());
  }
}
