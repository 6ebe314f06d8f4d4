package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.UnitChange;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Writes units, on the condition that each is still as it was read. */
public final class UnitWrite {
  private UnitWrite() {}

  public static TransactWriteItem of(String table, UnitChange change) {
    Action action = new Action();
    Unit before = change.before();
    if (before == null) {
      action.requireAbsent(ItemKey.PK);
    } else {
      Map<String, AttributeValue> seen = UnitItems.of(before);
      action
          .requireSame(UnitItems.STATE, seen.get(UnitItems.STATE))
          .requireSame(UnitItems.OWNER, seen.get(UnitItems.OWNER))
          .requireSame(UnitItems.HELD_UNTIL, seen.get(UnitItems.HELD_UNTIL));
    }
    return change.after() == null
        ? action.toDelete(table, Keys.unit(change.key()))
        : action.toPut(table, UnitItems.of(change.after()));
  }
}
