package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question whether lines could be taken now.
 *
 * @param shop the tenant
 * @param lines the lines that would be taken, in canonical form
 * @param asSeenBy the reservation whose own hold counts as available; null to count no hold as
 *     available
 */
public record AvailabilityRequest(ShopId shop, List<Line> lines, @Nullable ReservationId asSeenBy) {
  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing or a line
   *     is out of range
   */
  public AvailabilityRequest {
    Checks.required("shop", shop);
    lines = Line.canonical(lines);
  }

  /** Creates a request for a caller that holds nothing. */
  public static AvailabilityRequest of(ShopId shop, Line... lines) {
    return new AvailabilityRequest(shop, Arrays.asList(lines), null);
  }

  /** Returns the same request, with the hold of the given reservation counted as available. */
  public AvailabilityRequest asSeenBy(ReservationId reservation) {
    return new AvailabilityRequest(shop, lines, reservation);
  }
}
