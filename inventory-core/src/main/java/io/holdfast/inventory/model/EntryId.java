package io.holdfast.inventory.model;

/**
 * What reservation ids and operation ids share: one name space per shop, so that no id can mean two
 * things.
 *
 * @param value 1 to 128 characters of {@code [A-Za-z0-9._:-]}
 */
public record EntryId(String value) implements Comparable<EntryId> {
  /** Longest value, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public EntryId {
    Grammar.NAME.check("id", value, MAX_LENGTH);
  }

  @Override
  public int compareTo(EntryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
