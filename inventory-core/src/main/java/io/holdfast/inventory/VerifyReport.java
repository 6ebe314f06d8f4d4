package io.holdfast.inventory;

import java.util.List;
import java.util.Optional;

/**
 * The result of a verification.
 *
 * @param levelsChecked the number of stock keys that were checked
 * @param violations the violations found, sorted by key
 * @param next the token for the further keys of the shop; empty at the end
 * @since 0.1.0
 */
public record VerifyReport(
    int levelsChecked, List<Violation> violations, Optional<PageToken> next) {
  /** Copies the violations. */
  public VerifyReport {
    violations = List.copyOf(violations);
  }

  /** Returns whether every invariant holds. */
  public boolean isClean() {
    return violations.isEmpty();
  }
}
