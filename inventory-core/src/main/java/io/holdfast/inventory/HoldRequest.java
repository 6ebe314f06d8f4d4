package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Takes stock for a while.
 *
 * @param shop the tenant
 * @param id of the reservation
 * @param lines what to take, in canonical form
 * @param ttl how long the hold lives, 1 second up to the inventory's longest; counted in whole
 *     microseconds
 * @param fill what to do when there is not enough
 */
public record HoldRequest(
    ShopId shop, ReservationId id, List<Line> lines, Duration ttl, Fill fill) {
  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or a line is
   *     out of range
   */
  public HoldRequest {
    Checks.required("shop", shop);
    Checks.required("reservationId", id);
    lines = Line.canonical(lines);
    Checks.required("ttl", ttl);
    Checks.required("fill", fill);
  }

  /** Every line in full, or nothing. */
  public static HoldRequest of(ShopId shop, ReservationId id, Duration ttl, Line... lines) {
    return new HoldRequest(shop, id, Arrays.asList(lines), ttl, Fill.ALL_OR_NOTHING);
  }

  /** The same, taking as much as there is. */
  public HoldRequest upToAvailable() {
    return new HoldRequest(shop, id, lines, ttl, Fill.UP_TO_AVAILABLE);
  }
}
