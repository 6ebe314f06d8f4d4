package io.holdfast.inventory.spi;

/**
 * How much one atomic unit of a store can carry. A command whose own footprint is larger is refused
 * before any I/O; a batch of commands is split along them.
 *
 * @param rows the most rows that one unit may change: levels, entries, units and movements
 *     together; {@link Integer#MAX_VALUE} where the store sets none
 */
public record Limits(int rows) {
  /** No limit of the store's own. */
  public static final Limits NONE = new Limits(Integer.MAX_VALUE);
}
