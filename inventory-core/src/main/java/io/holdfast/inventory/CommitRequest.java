package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;

/**
 * A request to make the taking of stock permanent: all of a hold, part of a hold, or stock without
 * a hold.
 *
 * @param shop the tenant
 * @param id the id of the reservation
 * @param lines the lines to commit, in canonical form; empty for all that is held
 * @param source the source of the stock
 * @param onExpiry the behaviour if the hold has expired
 * @param fill the behaviour if the stock is short and there is no hold; an expired hold is taken
 *     again in full or not at all
 */
public record CommitRequest(
    ShopId shop, ReservationId id, List<Line> lines, Source source, OnExpiry onExpiry, Fill fill) {

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

  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing, a line
   *     is out of range, or there are no lines and the source is not {@link Source#HOLD}
   */
  public CommitRequest {
    Checks.required("shop", shop);
    Checks.required("reservationId", id);
    Checks.required("source", source);
    Checks.required("onExpiry", onExpiry);
    Checks.required("fill", fill);
    if (source == Source.HOLD && Checks.required("lines", lines).isEmpty()) {
      lines = List.of();
    } else {
      lines = Line.canonical(lines);
    }
  }

  /**
   * Creates a request that commits the lines from the hold of this id if there is one, otherwise
   * from available stock in one atomic step.
   */
  public static CommitRequest of(ShopId shop, ReservationId id, Line... lines) {
    return new CommitRequest(
        shop, id, Arrays.asList(lines), Source.HOLD_OR_STOCK, OnExpiry.REJECT, Fill.ALL_OR_NOTHING);
  }

  /** Creates a request that commits everything that is held under this id. */
  public static CommitRequest ofHold(ShopId shop, ReservationId id) {
    return partOfHold(shop, id);
  }

  /**
   * Creates a request that commits these lines of a hold. The rest of the hold becomes free in the
   * same atomic step.
   */
  public static CommitRequest partOfHold(ShopId shop, ReservationId id, Line... lines) {
    return new CommitRequest(
        shop, id, Arrays.asList(lines), Source.HOLD, OnExpiry.REJECT, Fill.ALL_OR_NOTHING);
  }

  /** Returns the same request, which takes the stock of an expired hold again. */
  public CommitRequest reacquiring() {
    return new CommitRequest(shop, id, lines, source, OnExpiry.REACQUIRE, fill);
  }

  /** Returns the same request, which takes as much as is available if nothing is held. */
  public CommitRequest upToAvailable() {
    return new CommitRequest(shop, id, lines, source, onExpiry, Fill.UP_TO_AVAILABLE);
  }
}
