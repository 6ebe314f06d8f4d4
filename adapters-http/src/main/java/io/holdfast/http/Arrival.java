package io.holdfast.http;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What a callback says.
 *
 * @param request that it answers
 * @param sku what has arrived
 * @param location where; null if the callback does not say
 * @param quantity how many
 */
record Arrival(RestockRequestId request, Sku sku, @Nullable Location location, long quantity) {}
