package io.holdfast.inventory;

import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.StockLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of stock that has taken effect.
 *
 * @param id the id of the operation
 * @param at the time at which it took effect; for a replay, the earlier time
 * @param levels the current levels of its keys, sorted by key
 * @param receipt how the goods relate to the restock request that they answer; null unless {@link
 *     ReceiveRequest#answering} named one
 * @since 0.1.0
 */
public record StockChange(
    OperationId id, Instant at, List<StockLevel> levels, @Nullable Receipt receipt) {
  /** Copies the levels. */
  public StockChange {
    levels = List.copyOf(levels);
  }
}
