package io.holdfast.inventory.model;

/**
 * The caller's id of a change of stock that is no reservation: a receipt, an adjustment, a count, a
 * return.
 *
 * @param value 1 to 128 characters of {@code [A-Za-z0-9._:-]}
 */
public record OperationId(String value) implements Comparable<OperationId> {
  /** Longest value, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public OperationId {
    Grammar.NAME.check("operationId", value, MAX_LENGTH);
  }

  /** This id in the name space that all ids of a shop share. */
  public EntryId entry() {
    return new EntryId(this);
  }

  @Override
  public int compareTo(OperationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
