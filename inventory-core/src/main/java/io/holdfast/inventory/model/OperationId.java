package io.holdfast.inventory.model;

import org.jspecify.annotations.Nullable;

/**
 * The id of a change of stock that is no reservation: a receipt, an adjustment, a count, a return.
 *
 * <p>Immutable. Not a record: an id that an adapter gives to an operation of its own begins with a
 * character that no id from outside can have.
 */
public final class OperationId implements Comparable<OperationId> {
  /** Longest value, in characters. */
  public static final int MAX_LENGTH = EntryId.MAX_LENGTH;

  private final EntryId entry;

  /**
   * The caller's id of an operation.
   *
   * @param value 1 to 128 characters of {@code [A-Za-z0-9._:-]}
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public OperationId(String value) {
    Grammar.NAME.check("operationId", value, MAX_LENGTH);
    this.entry = EntryId.stored(value);
  }

  private OperationId(EntryId entry) {
    this.entry = entry;
  }

  /** The operation of an id: of a stored one, or of an {@link EntryId#internal internal} one. */
  public static OperationId of(EntryId entry) {
    return new OperationId(Required.field("id", entry));
  }

  /** The text. */
  public String value() {
    return entry.value();
  }

  /** This id in the name space that all ids of a shop share. */
  public EntryId entry() {
    return entry;
  }

  @Override
  public int compareTo(OperationId other) {
    return entry.compareTo(other.entry);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OperationId it && entry.equals(it.entry);
  }

  @Override
  public int hashCode() {
    return entry.hashCode();
  }

  @Override
  public String toString() {
    return entry.value();
  }
}
