package io.holdfast.inventory;

import java.util.List;
import java.util.Optional;

/**
 * The result of a repair, or of a dry run.
 *
 * @param corrections one correction for each violation found, sorted by key
 * @param next the token for the further keys of the shop; empty at the end
 * @since 0.1.0
 */
public record RepairReport(List<Correction> corrections, Optional<PageToken> next) {
  /** Copies the corrections. */
  public RepairReport {
    corrections = List.copyOf(corrections);
  }

  /**
   * The result for one violation.
   *
   * @param violation the violation that was found
   * @param status the result
   */
  public record Correction(Violation violation, Status status) {}

  /** The result of a repair for one violation. */
  public enum Status {
    /** A dry run found the violation, and a repair would correct it. */
    PLANNED,
    /** The violation is corrected, and a movement of kind {@code REPAIR} records it. */
    APPLIED,
    /** The stock kept changing during the repair. Repair again when there is less traffic. */
    STALE,
    /**
     * No automatic correction is safe. An operator has to decide, for instance which of two sold
     * orders to cancel.
     */
    NOT_REPAIRABLE
  }
}
