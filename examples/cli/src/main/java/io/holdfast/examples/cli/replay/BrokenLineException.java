package io.holdfast.examples.cli.replay;

/** A line of a file that cannot be used, and why. */
final class BrokenLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why, in one line, without quoting the line. */
  BrokenLineException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
