package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A definition that creates a stock key, or changes the policy of an existing one. A second
 * definition with the same policy changes nothing. Immutable.
 *
 * @since 0.1.0
 */
public final class StockDefinition {
  private final Values values;

  private StockDefinition(Values values) {
    this.values = values;
  }

  private record Values(
      StockKey key, StockPolicy policy, long opening, @Nullable StockCount count) {
    Values {
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
  }

  /**
   * Creates a definition without opening stock.
   *
   * @param key the stock key
   * @param policy the policy by which the stock may be sold
   * @throws InvalidRequestException if an argument is missing
   */
  public static StockDefinition of(StockKey key, StockPolicy policy) {
    return new StockDefinition(new Values(key, policy, 0, null));
  }

  /** Creates a definition of stock that is counted by number, with opening stock. */
  public static StockDefinition withOpening(StockKey key, long opening) {
    return of(key, StockPolicy.quantity()).opening(opening);
  }

  /**
   * Returns the same definition with opening stock.
   *
   * @param opening the pieces on hand of a new key, 0 to {@link StockLevel#MAX_ON_HAND}; ignored if
   *     the key exists. 0 for stock that is counted by unit, which is received by unit
   * @throws InvalidRequestException if the number is out of range
   */
  public StockDefinition opening(long opening) {
    return new StockDefinition(new Values(key(), policy(), opening, count()));
  }

  /**
   * Returns the same definition with a count of stock that was untracked.
   *
   * @param count the pieces on hand of a key that was untracked and is to be counted by number
   *     again; ignored for every other key
   * @throws InvalidRequestException if the count is missing, or the kind is not {@link
   *     StockKind#QUANTITY}
   */
  public StockDefinition counted(StockCount count) {
    return new StockDefinition(
        new Values(key(), policy(), opening(), Checks.required("count", count)));
  }

  /** Returns the stock key. */
  public StockKey key() {
    return values.key;
  }

  /** Returns the policy by which the stock may be sold. */
  public StockPolicy policy() {
    return values.policy;
  }

  /** Returns the pieces on hand of a new key. */
  public long opening() {
    return values.opening;
  }

  /** Returns the count of a key that was untracked; null for none. */
  public @Nullable StockCount count() {
    return values.count;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StockDefinition it && values.equals(it.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return RequestText.of(this, values);
  }
}
