package io.holdfast.examples.cli.replay;

/** Thrown for a line of a file that cannot be used. */
final class BrokenLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with the reason in one line, which does not quote the line. */
  BrokenLineException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
