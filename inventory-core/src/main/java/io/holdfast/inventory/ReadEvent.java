package io.holdfast.inventory;

import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of one read: it has a result, or it has failed. The library creates events, and may add
 * components in a later version.
 *
 * @param read the kind of the read
 * @param shop the tenant; null for a read of all shops
 * @param fault the exception that is thrown; null if there is a result
 * @param elapsed the time that the caller has waited
 * @since 0.1.0
 */
public record ReadEvent(
    ReadKind read, @Nullable ShopId shop, @Nullable InventoryException fault, Duration elapsed) {}
