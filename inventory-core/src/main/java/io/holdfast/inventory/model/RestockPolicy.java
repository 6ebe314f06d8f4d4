package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Duration;

/**
 * A policy that says when more of an article is asked for, how much, and from which supplier. It is
 * the (s, S) policy of the textbook with a target, or its (s, nQ) policy with lots: Silver, Pyke
 * and Thomas, <i>Inventory and Production Management in Supply Chains</i>, chapter 6.
 *
 * @param supplier the supplier that is asked
 * @param reorderPoint the available pieces at or below which a request is decided, 0 to {@link
 *     #MAX_PIECES}; 0 asks when nothing is available
 * @param target the available pieces up to which a request fills the stock, above the reorder
 *     point, at most {@link #MAX_PIECES}; 0 if the policy asks for lots
 * @param lot the pieces in a lot, at most {@link #MAX_PIECES}; a request asks for as many lots as
 *     bring the stock above the reorder point. 0 if the policy has a target
 * @param leadTime the time until a request is overdue, 1 second to 3,650 days, in whole seconds
 * @param surplusLimit the pieces beyond a request that go into stock when they arrive for it, 0 to
 *     {@link #MAX_PIECES}; 0 accepts exactly what was asked for
 * @since 0.1.0
 */
public record RestockPolicy(
    SupplierId supplier,
    long reorderPoint,
    long target,
    long lot,
    Duration leadTime,
    long surplusLimit) {
  /** The default lead time: 7 days. */
  public static final Duration DEFAULT_LEAD_TIME = Duration.ofDays(7);

  /** The maximum of a target, a reorder point or a lot, in pieces. */
  public static final long MAX_PIECES = Line.MAX_QUANTITY;

  private static final Duration MIN_LEAD_TIME = Duration.ofSeconds(1);
  private static final Duration MAX_LEAD_TIME = Duration.ofDays(3_650);

  /**
   * Checks the ranges.
   *
   * @throws InvalidRequestException if a component is missing or out of range, if there is neither
   *     a target nor a lot, or both, or if the target is not above the reorder point
   */
  public RestockPolicy {
    Checks.required("supplier", supplier);
    Checks.between("reorderPoint", 0, MAX_PIECES, reorderPoint);
    Checks.between("target", 0, MAX_PIECES, target);
    Checks.between("lot", 0, MAX_PIECES, lot);
    if ((target == 0) == (lot == 0)) {
      throw new InvalidRequestException("target", "either a target or a lot");
    }
    if (target != 0 && target <= reorderPoint) {
      throw new InvalidRequestException("target", "must be above the reorder point");
    }
    if (Checks.required("leadTime", leadTime).compareTo(MIN_LEAD_TIME) < 0) {
      throw new InvalidRequestException("leadTime", "at least " + MIN_LEAD_TIME);
    }
    if (leadTime.compareTo(MAX_LEAD_TIME) > 0) {
      throw new InvalidRequestException("leadTime", "at most 3650 days");
    }
    if (leadTime.toNanosPart() != 0) {
      throw new InvalidRequestException("leadTime", "must be whole seconds");
    }
    Checks.between("surplusLimit", 0, MAX_PIECES, surplusLimit);
  }

  /** Creates a policy that asks for whole lots. */
  public static RestockPolicy lots(SupplierId supplier, long reorderPoint, long lot) {
    Checks.between("lot", 1, MAX_PIECES, lot);
    return new RestockPolicy(supplier, reorderPoint, 0, lot, DEFAULT_LEAD_TIME, 0);
  }

  /** Creates a policy that fills the stock up to a target. */
  public static RestockPolicy upTo(SupplierId supplier, long reorderPoint, long target) {
    Checks.between("target", 1, MAX_PIECES, target);
    return new RestockPolicy(supplier, reorderPoint, target, 0, DEFAULT_LEAD_TIME, 0);
  }

  /** Returns the same policy with another lead time, in whole seconds. */
  public RestockPolicy leadTime(Duration leadTime) {
    return new RestockPolicy(supplier, reorderPoint, target, lot, leadTime, surplusLimit);
  }

  /** Returns the same policy with another surplus limit, in pieces. */
  public RestockPolicy surplusLimit(long surplusLimit) {
    return new RestockPolicy(supplier, reorderPoint, target, lot, leadTime, surplusLimit);
  }

  /**
   * Returns the quantity of a request.
   *
   * @param available the available pieces, at most the reorder point; negative if part of the
   *     safety stock is missing
   * @return the pieces to ask for, 1 to {@link #MAX_PIECES}
   */
  public long quantityAt(long available) {
    if (target != 0) {
      return Math.min(MAX_PIECES, target - available);
    }
    long lots = (reorderPoint - available) / lot + 1;
    return lots > MAX_PIECES / lot ? MAX_PIECES / lot * lot : lots * lot;
  }
}
