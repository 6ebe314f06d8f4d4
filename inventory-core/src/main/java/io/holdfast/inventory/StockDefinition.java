package io.holdfast.inventory;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A definition that creates a stock key, or changes the policy of an existing one. A second
 * definition with the same policy changes nothing.
 *
 * @param key the stock key
 * @param policy the policy by which the stock may be sold
 * @param opening the pieces on hand of a new key, 0 to {@link StockLevel#MAX_ON_HAND}; ignored if
 *     the key exists. 0 for stock that is counted by unit, which is received by unit
 * @param count the pieces on hand of a key that was untracked and is to be counted by number again;
 *     ignored for every other key; null for none
 */
public record StockDefinition(
    StockKey key, StockPolicy policy, long opening, @Nullable StockCount count) {
  /**
   * Checks the ranges.
   *
   * @throws InvalidRequestException if a component is missing or out of range
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

  /** Creates a definition without a count. */
  public StockDefinition(StockKey key, StockPolicy policy, long opening) {
    this(key, policy, opening, null);
  }

  /** Creates a definition without opening stock. */
  public static StockDefinition of(StockKey key, StockPolicy policy) {
    return new StockDefinition(key, policy, 0);
  }

  /** Returns the same definition with a count of stock that was untracked. */
  public StockDefinition counted(StockCount count) {
    return new StockDefinition(key, policy, opening, Checks.required("count", count));
  }

  /** Creates a definition of stock that is counted by number, with opening stock. */
  public static StockDefinition withOpening(StockKey key, long opening) {
    return new StockDefinition(key, StockPolicy.quantity(), opening);
  }
}
