package io.holdfast.http;

import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.Sku;

/**
 * What a callback says.
 *
 * @param request that it answers
 * @param sku what has arrived
 * @param quantity how many
 */
record Arrival(RestockRequestId request, Sku sku, long quantity) {}
