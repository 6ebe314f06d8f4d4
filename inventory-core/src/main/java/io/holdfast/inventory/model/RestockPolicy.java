package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Duration;

/**
 * When more of an article is asked for, how much, and of whom. The textbook's (s, S) policy with a
 * target, or its (s, nQ) policy with lots: Silver, Pyke and Thomas, <i>Inventory and Production
 * Management in Supply Chains</i>, chapter 6.
 *
 * @param supplier who is asked
 * @param reorderPoint a request is decided when what is available falls to this or below, in
 *     pieces, 0 or more; 0 asks when the shelf is empty
 * @param target up to how many available pieces a request fills up; 0 if it asks for lots
 * @param lot how many pieces make a lot: as many lots are asked for as it takes to come above the
 *     reorder point; 0 if there is a target
 * @param leadTime how long the goods may take before the request is overdue, 1 second to 3,650 days
 * @param surplusLimit how many pieces beyond what a request asked for go into stock when they
 *     arrive for it, 0 to {@link #MAX_PIECES}; 0 takes what was asked for and nothing else
 */
public record RestockPolicy(
    SupplierId supplier,
    long reorderPoint,
    long target,
    long lot,
    Duration leadTime,
    long surplusLimit) {
  /** The lead time where none is given. */
  public static final Duration DEFAULT_LEAD_TIME = Duration.ofDays(7);

  /** The most pieces that a target, a reorder point or a lot can be. */
  public static final long MAX_PIECES = Line.MAX_QUANTITY;

  private static final Duration MIN_LEAD_TIME = Duration.ofSeconds(1);
  private static final Duration MAX_LEAD_TIME = Duration.ofDays(3_650);

  /**
   * Checks the ranges.
   *
   * @throws InvalidRequestException if a part is missing or out of range, if there is neither a
   *     target nor a lot, or both, or if the target is not above the reorder point
   */
  public RestockPolicy {
    Required.field("supplier", supplier);
    Required.between("reorderPoint", 0, MAX_PIECES, reorderPoint);
    Required.between("target", 0, MAX_PIECES, target);
    Required.between("lot", 0, MAX_PIECES, lot);
    if ((target == 0) == (lot == 0)) {
      throw new InvalidRequestException("target", "either a target or a lot");
    }
    if (target != 0 && target <= reorderPoint) {
      throw new InvalidRequestException("target", "must be above the reorder point");
    }
    if (Required.field("leadTime", leadTime).compareTo(MIN_LEAD_TIME) < 0) {
      throw new InvalidRequestException("leadTime", "at least " + MIN_LEAD_TIME);
    }
    if (leadTime.compareTo(MAX_LEAD_TIME) > 0) {
      throw new InvalidRequestException("leadTime", "at most 3650 days");
    }
    if (leadTime.toNanosPart() != 0) {
      throw new InvalidRequestException("leadTime", "must be whole seconds");
    }
    Required.between("surplusLimit", 0, MAX_PIECES, surplusLimit);
  }

  /** Asks for whole lots. */
  public static RestockPolicy lots(SupplierId supplier, long reorderPoint, long lot) {
    Required.between("lot", 1, MAX_PIECES, lot);
    return new RestockPolicy(supplier, reorderPoint, 0, lot, DEFAULT_LEAD_TIME, 0);
  }

  /** Fills up to a target. */
  public static RestockPolicy upTo(SupplierId supplier, long reorderPoint, long target) {
    Required.between("target", 1, MAX_PIECES, target);
    return new RestockPolicy(supplier, reorderPoint, target, 0, DEFAULT_LEAD_TIME, 0);
  }

  /** The same with another lead time, in whole seconds. */
  public RestockPolicy leadTime(Duration longest) {
    return new RestockPolicy(supplier, reorderPoint, target, lot, longest, surplusLimit);
  }

  /** The same, taking so many pieces beyond what a request asked for. */
  public RestockPolicy surplusLimit(long pieces) {
    return new RestockPolicy(supplier, reorderPoint, target, lot, leadTime, pieces);
  }

  /**
   * How much a request asks for.
   *
   * @param available what is there, at most the reorder point; negative where the safety stock is
   *     not all there
   * @return pieces, 1 to {@link #MAX_PIECES}
   */
  public long quantityAt(long available) {
    if (target != 0) {
      return Math.min(MAX_PIECES, target - available);
    }
    long lots = (reorderPoint - available) / lot + 1;
    return lots > MAX_PIECES / lot ? MAX_PIECES / lot * lot : lots * lot;
  }
}
