package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the lines that an entry has in the index of holds. */
public final class HoldItems {
  private HoldItems() {}

  /** Returns one item for each held line. */
  public static Map<ItemKey, HoldItem> of(@Nullable Entry entry) {
    if (!(entry instanceof Reservation it)
        || it.state() != ReservationState.HELD
        || it.expiresAt() == null) {
      return Map.of();
    }
    Map<ItemKey, HoldItem> holds = new LinkedHashMap<>();
    for (ReservationLine line : it.lines()) {
      if (line.taken().quantity() > 0) {
        HoldItem hold =
            new HoldItem(line.key(it.shop()), it.id(), line.taken().quantity(), it.expiresAt());
        holds.put(hold.itemKey(), hold);
      }
    }
    return holds;
  }
}
