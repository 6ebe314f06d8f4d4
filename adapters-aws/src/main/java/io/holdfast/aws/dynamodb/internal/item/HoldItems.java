package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.spi.HoldRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the lines that an entry has in the index of holds. */
public final class HoldItems {
  private HoldItems() {}

  /** Returns one item for each held line. */
  public static Map<ItemKey, HoldItem> of(@Nullable Entry entry) {
    Map<ItemKey, HoldItem> holds = new LinkedHashMap<>();
    for (HoldRow row : HoldRow.of(entry)) {
      HoldItem hold = new HoldItem(row.key(), row.reservation(), row.quantity(), row.expiresAt());
      holds.put(hold.itemKey(), hold);
    }
    return holds;
  }
}
