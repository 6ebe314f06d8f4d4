package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A request to take stock for a limited time.
 *
 * @param shop the tenant
 * @param id the id of the reservation
 * @param lines the lines to take, in canonical form
 * @param ttl the time until the hold expires, from 1 second to {@link Inventory.Builder#maxTtl}, in
 *     whole microseconds
 * @param fill the behaviour if the stock is short
 */
public record HoldRequest(
    ShopId shop, ReservationId id, List<Line> lines, Duration ttl, Fill fill) {
  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing or a line
   *     is out of range
   */
  public HoldRequest {
    Checks.required("shop", shop);
    Checks.required("reservationId", id);
    lines = Line.canonical(lines);
    Checks.required("ttl", ttl);
    Checks.required("fill", fill);
  }

  /** Creates a request that takes every line in full, or nothing. */
  public static HoldRequest of(ShopId shop, ReservationId id, Duration ttl, Line... lines) {
    return new HoldRequest(shop, id, Arrays.asList(lines), ttl, Fill.ALL_OR_NOTHING);
  }

  /** Returns the same request, which takes as much as is available. */
  public HoldRequest upToAvailable() {
    return new HoldRequest(shop, id, lines, ttl, Fill.UP_TO_AVAILABLE);
  }
}
