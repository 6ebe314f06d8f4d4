package io.holdfast.inventory.model;

import org.jspecify.annotations.Nullable;

/**
 * The common form of reservation ids and operation ids. They share one name space per shop, so that
 * an id never has two meanings.
 *
 * <p>Immutable. It is not a record, so that an id that was checked once is not checked again on
 * every sale.
 *
 * @since 0.1.0
 */
public final class EntryId implements Comparable<EntryId> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 128;

  /** The first character of the library's internal ids. No caller's id begins with it. */
  private static final char INTERNAL = '~';

  private final String value;

  /**
   * Creates an id from text.
   *
   * @param value 1 to 128 characters of {@code [A-Za-z0-9._:-]}
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public EntryId(String value) {
    this.value = Grammar.NAME.check("id", value, MAX_LENGTH);
  }

  private EntryId(Grammar grammar, String value) {
    this.value = grammar.check("id", value, MAX_LENGTH);
  }

  /**
   * Creates an id for an operation that an adapter starts, such as the receipt of the goods of a
   * callback. A caller cannot choose it: it begins with a character that callers' ids do not have.
   * For adapters; hosts identify their operations with {@link OperationId}.
   *
   * @param purpose the purpose of the adapter, 1 or more characters of {@code [A-Za-z0-9._:-]}
   * @param id the id of one operation for that purpose, 1 or more of the same characters
   * @throws io.holdfast.inventory.error.InvalidRequestException if either is missing or has another
   *     character, or if both together have more than 126 characters
   */
  public static EntryId internal(String purpose, String id) {
    Grammar.NAME.check("purpose", purpose, MAX_LENGTH);
    Grammar.NAME.check("id", id, MAX_LENGTH);
    return new EntryId(Grammar.STORED_ID, INTERNAL + purpose + ":" + id);
  }

  /**
   * Reads an id that a store has written: a caller's id, or an internal one. For stores.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the text is neither
   */
  public static EntryId stored(String value) {
    boolean internal = value != null && !value.isEmpty() && value.charAt(0) == INTERNAL;
    if (!internal) {
      return new EntryId(value);
    }
    Grammar.NAME.check("id", value.substring(1), MAX_LENGTH - 1);
    return new EntryId(Grammar.STORED_ID, value);
  }

  /** Creates the common form of a reservation id, which was checked by the same rule. */
  EntryId(ReservationId id) {
    this.value = id.value();
  }

  /** Returns the text. */
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
