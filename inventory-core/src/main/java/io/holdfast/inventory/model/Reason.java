package io.holdfast.inventory.model;

/**
 * Why stock was changed by hand, as a code or a few words of the host's choosing. Not for what a
 * stranger has written, and not for personal data: it is kept with the movement.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]} and spaces, the first and the last not
 *     a space
 */
public record Reason(String value) implements Comparable<Reason> {
  /** Longest value, in characters. */
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
