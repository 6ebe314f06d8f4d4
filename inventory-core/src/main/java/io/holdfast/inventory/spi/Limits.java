package io.holdfast.inventory.spi;

/**
 * The limits of one transaction of a store. A command that can never fit is refused before any I/O.
 * Commands that share a transaction are spread over several transactions if they do not fit into
 * one. {@link Changes} beyond the limits never reach the store.
 *
 * @param rows the maximum number of rows that one transaction may write, counted by {@link
 *     Changes#rows()}; {@link Integer#MAX_VALUE} for no limit
 * @since 0.1.0
 */
public record Limits(int rows) {
  /** No limits. */
  public static final Limits NONE = new Limits(Integer.MAX_VALUE);
}
