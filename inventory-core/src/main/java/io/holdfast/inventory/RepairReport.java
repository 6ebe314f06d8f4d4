package io.holdfast.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What a repair did, or would do.
 *
 * @param corrections one for each violation found, by key
 * @param next how to go on with the shop's other keys; empty at the end
 */
public record RepairReport(List<Correction> corrections, Optional<PageToken> next) {
  /** Copies the corrections. */
  public RepairReport {
    corrections = List.copyOf(corrections);
  }

  /**
   * What becomes of one violation.
   *
   * @param violation what was found
   * @param status what becomes of it
   */
  public record Correction(Violation violation, Status status) {}

  /** What becomes of a violation. */
  public enum Status {
    /** A dry run found it, and applying would correct it. */
    PLANNED,
    /** It is corrected, and a movement of kind {@code REPAIR} says so. */
    APPLIED,
    /** The stock kept changing while it was looked at. Repair again when it is quieter. */
    STALE,
    /**
     * No correction is safe; somebody has to decide, for instance which of two sold orders to
     * cancel.
     */
    NOT_REPAIRABLE
  }
}
