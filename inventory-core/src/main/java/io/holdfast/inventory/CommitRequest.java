package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to make the taking of stock permanent: all of a hold, part of a hold, or stock without
 * a hold. Immutable.
 *
 * @since 0.1.0
 */
public final class CommitRequest {
  private final Values values;

  /** The source of the stock. */
  public enum Source {
    /** From the hold of this id, which must exist. */
    HOLD,
    /**
     * From the hold of this id if there is one, otherwise from available stock in the same
     * transaction.
     */
    HOLD_OR_STOCK
  }

  /** The behaviour if the hold has expired. */
  public enum OnExpiry {
    /** Refuse the commit. */
    REJECT,
    /** Take the same stock again, in the same transaction, if it is available. */
    REACQUIRE
  }

  private CommitRequest(Values values) {
    this.values = values;
  }

  private record Values(
      ShopId shop,
      ReservationId id,
      List<Line> lines,
      Source source,
      OnExpiry onExpiry,
      Fill fill) {
    Values {
      Checks.required("shop", shop);
      Checks.required("reservationId", id);
      Checks.required("onExpiry", onExpiry);
      Checks.required("fill", fill);
      if (source == Source.HOLD && Checks.required("lines", lines).isEmpty()) {
        lines = List.of();
      } else {
        lines = Line.canonical(lines);
      }
    }
  }

  /**
   * Creates a request that commits the lines from the hold of this id if there is one, otherwise
   * from available stock in one atomic step.
   *
   * @param shop the tenant
   * @param id the id of the reservation
   * @param lines the lines to commit, in any order, see {@link Line#canonical}
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing, a line
   *     is out of range, or there are no lines
   */
  public static CommitRequest of(ShopId shop, ReservationId id, List<Line> lines) {
    return of(shop, id, lines, Source.HOLD_OR_STOCK);
  }

  /** Creates the same request as {@link #of(ShopId, ReservationId, List)}. */
  public static CommitRequest of(ShopId shop, ReservationId id, Line... lines) {
    return of(shop, id, Arrays.asList(Checks.required("lines", lines)));
  }

  /** Creates a request that commits everything that is held under this id. */
  public static CommitRequest ofHold(ShopId shop, ReservationId id) {
    return partOfHold(shop, id, List.of());
  }

  /**
   * Creates a request that commits these lines of a hold. The rest of the hold becomes free in the
   * same atomic step.
   *
   * @param shop the tenant
   * @param id the id of the reservation
   * @param lines the lines to commit, in any order; none for all that is held
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing or a line
   *     is out of range
   */
  public static CommitRequest partOfHold(ShopId shop, ReservationId id, List<Line> lines) {
    return of(shop, id, lines, Source.HOLD);
  }

  /** Creates the same request as {@link #partOfHold(ShopId, ReservationId, List)}. */
  public static CommitRequest partOfHold(ShopId shop, ReservationId id, Line... lines) {
    return partOfHold(shop, id, Arrays.asList(Checks.required("lines", lines)));
  }

  private static CommitRequest of(ShopId shop, ReservationId id, List<Line> lines, Source source) {
    return new CommitRequest(
        new Values(shop, id, lines, source, OnExpiry.REJECT, Fill.ALL_OR_NOTHING));
  }

  /** Returns the same request with another behaviour if the hold has expired. */
  public CommitRequest onExpiry(OnExpiry onExpiry) {
    return new CommitRequest(new Values(shop(), id(), lines(), source(), onExpiry, fill()));
  }

  /** Returns the same request, which takes the stock of an expired hold again. */
  public CommitRequest reacquiring() {
    return onExpiry(OnExpiry.REACQUIRE);
  }

  /**
   * Returns the same request with another behaviour if the stock is short and there is no hold. An
   * expired hold is taken again in full or not at all.
   */
  public CommitRequest fill(Fill fill) {
    return new CommitRequest(new Values(shop(), id(), lines(), source(), onExpiry(), fill));
  }

  /** Returns the same request, which takes as much as is available if nothing is held. */
  public CommitRequest upToAvailable() {
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

  /** Returns the lines to commit, in canonical form; empty for all that is held. */
  public List<Line> lines() {
    return values.lines;
  }

  /** Returns the source of the stock. */
  public Source source() {
    return values.source;
  }

  /** Returns the behaviour if the hold has expired. */
  public OnExpiry onExpiry() {
    return values.onExpiry;
  }

  /** Returns the behaviour if the stock is short and there is no hold. */
  public Fill fill() {
    return values.fill;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CommitRequest it && values.equals(it.values);
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
