package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import org.jspecify.annotations.Nullable;

/**
 * The id of a change of stock that does not belong to a reservation: a receipt, an adjustment, a
 * count or a return.
 *
 * <p>Immutable. It is not a record: the id that an adapter gives to an internal operation begins
 * with a character that a caller's id cannot have.
 *
 * @since 0.1.0
 */
public final class OperationId implements Comparable<OperationId> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = EntryId.MAX_LENGTH;

  private final EntryId entry;

  /**
   * Creates a caller's id of an operation.
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

  /** Creates an operation id from a stored id, or from an {@link EntryId#internal internal} id. */
  public static OperationId of(EntryId entry) {
    return new OperationId(Checks.required("id", entry));
  }

  /** Returns the text. */
  public String value() {
    return entry.value();
  }

  /** Returns this id in the name space that all ids of a shop share. */
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
