package io.holdfast.jdbc;

/**
 * Says, inside the store only, that a guess was wrong: load, and decide at once on what is there.
 */
final class WrongGuess extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongGuess() {
    super("the database has something else than was guessed", null, false, false);
  }
}
