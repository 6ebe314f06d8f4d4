package io.holdfast.jdbc;

/**
 * Signals that a guess was wrong, so that the transaction loads the rows and decides on them. Never
 * leaves the store.
 */
final class WrongGuess extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongGuess() {
    super("the stored values differ from the guessed ones", null, false, false);
  }
}
