package io.holdfast.inventory;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The start of a command that a host calls. Commands that the library runs by itself, such as the
 * freeing of expired holds, are not calls. The library creates calls, and may add components in a
 * later version.
 *
 * @param command the kind of the command
 * @param shop the tenant
 * @param id the id of the reservation or operation; null for a command without an id
 * @param blocking whether the calling thread waits for the answer
 * @since 0.1.0
 */
public record CommandCall(
    CommandKind command, ShopId shop, @Nullable EntryId id, boolean blocking) {
  /** A callback for the end of one call. */
  @FunctionalInterface
  public interface End {
    /**
     * Called once, when the call has ended: for a blocking call in the calling thread, just before
     * the call returns or throws; otherwise in any thread, after the stage is complete.
     *
     * @param event the command, with its outcome or its fault; null if there is neither, because
     *     the stage was cancelled or an exception was thrown that is not one of the library
     */
    void ended(@Nullable CommandEvent event);
  }
}
