package io.holdfast.inventory;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Creates a stock key, or changes the policy of one that exists. Defining it again with the same
 * policy changes nothing.
 *
 * @param key the stock
 * @param policy how it may be sold
 * @param opening pieces on hand if the key is new, 0 to {@link StockLevel#MAX_ON_HAND}; ignored if
 *     it exists; 0 for stock counted by unit, which is received by unit
 * @param count what is on hand of a key that was untracked and is to be counted by number again;
 *     ignored for any other; null for none
 */
public record StockDefinition(
    StockKey key, StockPolicy policy, long opening, @Nullable StockCount count) {
  /**
   * Checks the ranges.
   *
   * @throws InvalidRequestException if a part is missing or out of range
   */
  public StockDefinition {
    Checks.required("key", key);
    Checks.required("policy", policy);
    Checks.between("opening", 0, StockLevel.MAX_ON_HAND, opening);
    if (policy.kind() == StockKind.UNITS && opening != 0) {
      throw new InvalidRequestException("opening", "must be 0 for kind UNITS");
    }
    if (policy.kind() != StockKind.QUANTITY && count != null) {
      throw new InvalidRequestException("count", "only for kind QUANTITY");
    }
  }

  /** Without a count. */
  public StockDefinition(StockKey key, StockPolicy policy, long opening) {
    this(key, policy, opening, null);
  }

  /** Without opening stock. */
  public static StockDefinition of(StockKey key, StockPolicy policy) {
    return new StockDefinition(key, policy, 0);
  }

  /** The same, with a count of stock that was untracked. */
  public StockDefinition counted(StockCount pieces) {
    return new StockDefinition(key, policy, opening, Checks.required("count", pieces));
  }

  /** Counted by number, with opening stock. */
  public static StockDefinition withOpening(StockKey key, long opening) {
    return new StockDefinition(key, StockPolicy.quantity(), opening);
  }
}
