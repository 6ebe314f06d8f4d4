package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question whether lines could be taken now. Immutable.
 *
 * @since 0.1.0
 */
public final class AvailabilityRequest {
  private final Values values;

  private AvailabilityRequest(Values values) {
    this.values = values;
  }

  private record Values(ShopId shop, List<Line> lines, @Nullable ReservationId asSeenBy) {
    Values {
      Checks.required("shop", shop);
      lines = Line.canonical(lines);
    }
  }

  /**
   * Creates a request for a caller that holds nothing.
   *
   * @param shop the tenant
   * @param lines the lines that would be taken, in any order, see {@link Line#canonical}
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing or a line
   *     is out of range
   */
  public static AvailabilityRequest of(ShopId shop, List<Line> lines) {
    return new AvailabilityRequest(new Values(shop, lines, null));
  }

  /** Creates the same request as {@link #of(ShopId, List)}. */
  public static AvailabilityRequest of(ShopId shop, Line... lines) {
    return of(shop, Arrays.asList(Checks.required("lines", lines)));
  }

  /** Returns the same request, with the hold of the given reservation counted as available. */
  public AvailabilityRequest asSeenBy(ReservationId reservation) {
    return new AvailabilityRequest(
        new Values(shop(), lines(), Checks.required("reservationId", reservation)));
  }

  /** Returns the tenant. */
  public ShopId shop() {
    return values.shop;
  }

  /** Returns the lines that would be taken, in canonical form. */
  public List<Line> lines() {
    return values.lines;
  }

  /** Returns the reservation whose own hold counts as available; null for none. */
  public @Nullable ReservationId asSeenBy() {
    return values.asSeenBy;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AvailabilityRequest it && values.equals(it.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return RequestText.of(this, values);
  }
}
