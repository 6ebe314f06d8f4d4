package io.holdfast.inventory.spi;

/**
 * How much one atomic unit of a store can carry. A command that could never fit is refused before
 * any I/O; commands that share a unit are spread over several where they do not fit one. No {@link
 * Changes} that are beyond the limits ever reach the store's write.
 *
 * @param rows the most rows that one unit may write, counted by {@link Changes#rows()}; {@link
 *     Integer#MAX_VALUE} where the store sets none
 */
public record Limits(int rows) {
  /** No limit of the store's own. */
  public static final Limits NONE = new Limits(Integer.MAX_VALUE);
}
