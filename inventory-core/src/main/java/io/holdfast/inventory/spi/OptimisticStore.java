package io.holdfast.inventory.spi;

/**
 * A store that may decide on remembered rows, and counts how often they were right.
 *
 * @since 0.1.0
 */
public interface OptimisticStore extends InventoryStore {
  /** Returns the counts since the store was built. */
  GuessCounts guessCounts();
}
