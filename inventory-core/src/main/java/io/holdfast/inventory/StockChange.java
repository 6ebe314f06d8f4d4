package io.holdfast.inventory;

import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.StockLevel;
import java.time.Instant;
import java.util.List;

/**
 * A change of stock that has taken effect.
 *
 * @param id of the operation
 * @param at when it took effect, which for a replay was earlier
 * @param levels the levels of its keys as they stand now, by key
 */
public record StockChange(OperationId id, Instant at, List<StockLevel> levels) {}
