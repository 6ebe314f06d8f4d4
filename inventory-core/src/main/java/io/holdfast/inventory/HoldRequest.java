package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to take stock for a limited time. Immutable.
 *
 * @since 0.1.0
 */
public final class HoldRequest {
  private final Values values;

  private HoldRequest(Values values) {
    this.values = values;
  }

  private record Values(ShopId shop, ReservationId id, List<Line> lines, Duration ttl, Fill fill) {
    Values {
      Checks.required("shop", shop);
      Checks.required("reservationId", id);
      lines = Line.canonical(lines);
      Checks.required("ttl", ttl);
      Checks.required("fill", fill);
    }
  }

  /**
   * Creates a request that takes every line in full, or nothing.
   *
   * @param shop the tenant
   * @param id the id of the reservation
   * @param ttl the time until the hold expires, from 1 second to {@link Inventory.Builder#maxTtl},
   *     in whole microseconds
   * @param lines the lines to take, in any order, see {@link Line#canonical}
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing or a line
   *     is out of range
   */
  public static HoldRequest of(ShopId shop, ReservationId id, Duration ttl, List<Line> lines) {
    return new HoldRequest(new Values(shop, id, lines, ttl, Fill.ALL_OR_NOTHING));
  }

  /** Creates the same request as {@link #of(ShopId, ReservationId, Duration, List)}. */
  public static HoldRequest of(ShopId shop, ReservationId id, Duration ttl, Line... lines) {
    return of(shop, id, ttl, Arrays.asList(Checks.required("lines", lines)));
  }

  /** Returns the same request with another behaviour if the stock is short. */
  public HoldRequest fill(Fill fill) {
    return new HoldRequest(new Values(shop(), id(), lines(), ttl(), fill));
  }

  /** Returns the same request, which takes as much as is available. */
  public HoldRequest upToAvailable() {
    return fill(Fill.UP_TO_AVAILABLE);
  }

  /** Returns the tenant. */
  public ShopId shop() {
    return values.shop;
  }

  /** Returns the id of the reservation. */
  public ReservationId id() {
    return values.id;
  }

  /** Returns the lines to take, in canonical form. */
  public List<Line> lines() {
    return values.lines;
  }

  /** Returns the time until the hold expires. */
  public Duration ttl() {
    return values.ttl;
  }

  /** Returns the behaviour if the stock is short. */
  public Fill fill() {
    return values.fill;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HoldRequest it && values.equals(it.values);
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
