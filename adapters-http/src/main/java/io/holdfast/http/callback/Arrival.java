package io.holdfast.http.callback;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.Sku;
import org.jspecify.annotations.Nullable;

/**
 * The content of a callback.
 *
 * @param request the id of the restock request that it answers
 * @param sku the SKU that has arrived
 * @param location the location of the goods; null if the callback names none
 * @param quantity the number of pieces, at least 1
 */
record Arrival(RestockRequestId request, Sku sku, @Nullable Location location, long quantity) {}
