package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.rules.Restocking;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.Map;

/**
 * Writes the requests that are due for some stock, and the demand that has been counted.
 *
 * @param shop the tenant
 * @param demand the pieces by key; 0 if only a request may be due
 */
public record RequestRestockCommand(ShopId shop, Map<StockKey, Long> demand)
    implements Command<Integer> {
  /** A level, and a request with its index row. */
  public static final int ROWS_OF_A_KEY = 4;

  @Override
  public CommandKind kind() {
    return CommandKind.RESTOCK;
  }

  @Override
  public Footprint footprint() {
    Footprint.Builder footprint = Footprint.of(shop);
    demand.keySet().forEach(footprint::key);
    return footprint.build();
  }

  @Override
  public int rows() {
    return ROWS_OF_A_KEY * demand.size();
  }

  @Override
  public Outcome<Integer> decide(WorkingCopy copy) {
    int written = 0;
    for (Map.Entry<StockKey, Long> each : demand.entrySet()) {
      StoredLevel level = copy.level(each.getKey());
      if (level != null && Restocking.isUnwritten(level, each.getValue())) {
        copy.put(Restocking.withDemand(level, each.getValue()), Guard.SAME_VERSION);
        written++;
      }
    }
    return Outcome.done(written);
  }
}
