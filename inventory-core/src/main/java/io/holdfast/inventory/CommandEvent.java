package io.holdfast.inventory;

import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of one command: it has an answer, or it has failed. The library creates events, and may
 * add components in a later version.
 *
 * @param command the kind of the command
 * @param shop the tenant
 * @param id the id of the reservation or operation; null for a command without an id
 * @param lines the lines that the request names, in canonical form; empty if it names none. The
 *     lines of a reservation are in the outcome
 * @param outcome the answer, done or refused; null if the command has failed
 * @param fault the exception that is thrown; null if there is an answer
 * @param elapsed the time that the caller has waited
 * @param path the way of the command to the store
 * @param batch the number of the batch, see {@link InventoryListener#onBatch}; commands of one
 *     inventory with the same number have shared a transaction. 0 if the command was not started,
 *     or in no batch
 * @since 0.1.0
 */
public record CommandEvent(
    CommandKind command,
    ShopId shop,
    @Nullable EntryId id,
    List<Line> lines,
    @Nullable Outcome<?> outcome,
    @Nullable InventoryException fault,
    Duration elapsed,
    Path path,
    long batch) {
  /** The way of a command to the store. */
  public enum Path {
    /** Through the lane of its shop, together with others. */
    LANE,
    /** In a separate transaction. */
    DIRECT,
    /** In a transaction of the host. */
    HOST_TRANSACTION
  }

  /** Copies the lines. */
  public CommandEvent {
    lines = List.copyOf(lines);
  }
}
