package io.holdfast.inventory.model;

/**
 * The reason of a manual change of stock, as a code or a few words that the host chooses. It is
 * stored with the movement, so do not use it for text of end users or for personal data.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]} and spaces, the first and the last not
 *     a space
 * @since 0.1.0
 */
public record Reason(String value) implements Comparable<Reason> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 64;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long,
   *     has another character, or begins or ends with a space
   */
  public Reason {
    Grammar.WORDS.check("reason", value, MAX_LENGTH);
  }

  @Override
  public int compareTo(Reason other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
