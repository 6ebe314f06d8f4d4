package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether these lines could be taken now.
 *
 * @param shop the tenant
 * @param lines what would be taken, in canonical form
 * @param asSeenBy the reservation for whom the question is asked: what it holds counts as
 *     available; null for anybody
 */
public record AvailabilityRequest(ShopId shop, List<Line> lines, @Nullable ReservationId asSeenBy) {
  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or a line is
   *     out of range
   */
  public AvailabilityRequest {
    Checks.required("shop", shop);
    lines = Line.canonical(lines);
  }

  /** For anybody. */
  public static AvailabilityRequest of(ShopId shop, Line... lines) {
    return new AvailabilityRequest(shop, Arrays.asList(lines), null);
  }

  /** For the owner of a reservation. */
  public AvailabilityRequest asSeenBy(ReservationId reservation) {
    return new AvailabilityRequest(shop, lines, reservation);
  }
}
