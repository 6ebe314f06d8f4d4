package io.holdfast.inventory.model;

/**
 * Why stock was changed by hand, as a code of the host's choosing. Not for free text or personal
 * data.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record Reason(String value) implements Comparable<Reason> {
  /** Longest value, in characters. */
  public static final int MAX_LENGTH = 64;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public Reason {
    Grammar.NAME.check("reason", value, MAX_LENGTH);
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
