package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;

/**
 * Makes taking stock permanent: of a hold, of part of it, or without one.
 *
 * @param shop the tenant
 * @param id of the reservation
 * @param lines what to commit, in canonical form; empty for all that is held
 * @param source where the stock comes from
 * @param onExpiry what to do if the hold has expired
 * @param fill what to do when there is not enough for a claim without a hold; an expired hold is
 *     claimed again in full or not at all
 */
public record CommitRequest(
    ShopId shop, ReservationId id, List<Line> lines, Source source, OnExpiry onExpiry, Fill fill) {

  /** Where the stock comes from. */
  public enum Source {
    /** From the hold of this id, which must exist. */
    HOLD,
    /** From the hold of this id if there is one, else by one atomic claim. */
    HOLD_OR_STOCK
  }

  /** What to do if the hold has expired. */
  public enum OnExpiry {
    /** Refuse. */
    REJECT,
    /** Claim the same again, in one atomic step, if there is stock. */
    REACQUIRE
  }

  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing, a line is out
   *     of range, or there are no lines for a claim without a hold
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

  /** These lines: out of the hold of this id if there is one, else by one atomic claim. */
  public static CommitRequest of(ShopId shop, ReservationId id, Line... lines) {
    return new CommitRequest(
        shop, id, Arrays.asList(lines), Source.HOLD_OR_STOCK, OnExpiry.REJECT, Fill.ALL_OR_NOTHING);
  }

  /** All that is held under this id. */
  public static CommitRequest ofHold(ShopId shop, ReservationId id) {
    return partOfHold(shop, id);
  }

  /**
   * These lines out of what is held under this id; the rest of the hold is free again, in the same
   * step.
   */
  public static CommitRequest partOfHold(ShopId shop, ReservationId id, Line... lines) {
    return new CommitRequest(
        shop, id, Arrays.asList(lines), Source.HOLD, OnExpiry.REJECT, Fill.ALL_OR_NOTHING);
  }

  /** The same, claiming again what an expired hold has lost. */
  public CommitRequest reacquiring() {
    return new CommitRequest(shop, id, lines, source, OnExpiry.REACQUIRE, fill);
  }

  /** The same, taking as much as there is where nothing is held. */
  public CommitRequest upToAvailable() {
    return new CommitRequest(shop, id, lines, source, onExpiry, Fill.UP_TO_AVAILABLE);
  }
}
