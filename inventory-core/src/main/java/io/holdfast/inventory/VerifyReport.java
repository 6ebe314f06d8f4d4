package io.holdfast.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param levelsChecked how many stock keys it looked at
 * @param violations every invariant that does not hold, by key
 * @param next how to go on with the shop's other keys; empty at the end
 */
public record VerifyReport(
    int levelsChecked, List<Violation> violations, Optional<PageToken> next) {
  /** Copies the violations. */
  public VerifyReport {
    violations = List.copyOf(violations);
  }

  /** Whether every invariant holds. */
  public boolean isClean() {
    return violations.isEmpty();
  }
}
