package io.holdfast.inventory.model;

/**
 * The caller's id of a reservation. It takes stock at most once, however often a command is
 * repeated.
 *
 * @param value 1 to 128 characters of {@code [A-Za-z0-9._:-]}
 * @since 0.1.0
 */
public record ReservationId(String value) implements MessageId, Comparable<ReservationId> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public ReservationId {
    Grammar.NAME.check("reservationId", value, MAX_LENGTH);
  }

  /** Returns this id in the name space that all ids of a shop share. */
  public EntryId entry() {
    return new EntryId(this);
  }

  @Override
  public int compareTo(ReservationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
