package io.holdfast.inventory;

import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.StockLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of stock that has taken effect.
 *
 * @param id of the operation
 * @param at when it took effect, which for a replay was earlier
 * @param levels the levels of its keys as they stand now, by key
 * @param receipt what the goods were to the restock request they came for; null unless {@link
 *     ReceiveRequest#answering} named one
 */
public record StockChange(
    OperationId id, Instant at, List<StockLevel> levels, @Nullable Receipt receipt) {}
