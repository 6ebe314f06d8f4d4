package io.holdfast.http.callback;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.Sku;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a callback.
 *
 * @param request the id of the restock request that it answers
 * @param sku the SKU that has arrived
 * @param location the location of the goods; null if the callback names none
 * @param quantity the number of pieces, 1 to {@link Line#MAX_QUANTITY}
 * @since 0.1.0
 */
public record Arrival(
    RestockRequestId request, Sku sku, @Nullable Location location, long quantity) {
  /**
   * Checks the quantity.
   *
   * @throws InvalidRequestException if the quantity is out of range
   */
  public Arrival {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(sku, "sku");
    Checks.between("quantity", 1, Line.MAX_QUANTITY, quantity);
  }
}
