package io.holdfast.inventory.model;

import org.jspecify.annotations.Nullable;

/**
 * What reservation ids and operation ids share: one name space per shop, so that no id can mean two
 * things.
 *
 * <p>Immutable. Not a record, so that an id that was checked once is not checked again on every
 * sale.
 */
public final class EntryId implements Comparable<EntryId> {
  /** Longest value, in characters. */
  public static final int MAX_LENGTH = 128;

  private final String value;

  /**
   * An id from text.
   *
   * @param value 1 to 128 characters of {@code [A-Za-z0-9._:-]}
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public EntryId(String value) {
    this.value = Grammar.NAME.check("id", value, MAX_LENGTH);
  }

  /** The id of a reservation, which was checked by the same rule. */
  EntryId(ReservationId id) {
    this.value = id.value();
  }

  /** The id of an operation, which was checked by the same rule. */
  EntryId(OperationId id) {
    this.value = id.value();
  }

  /** The text. */
  public String value() {
    return value;
  }

  @Override
  public int compareTo(EntryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EntryId it && value.equals(it.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
