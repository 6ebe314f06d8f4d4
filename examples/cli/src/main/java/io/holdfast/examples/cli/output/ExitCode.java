package io.holdfast.examples.cli.output;

/** The exit codes of the process. */
public final class ExitCode {
  /** Done, and every invariant holds. */
  public static final int OK = 0;

  /** Refused, or an invariant does not hold. */
  public static final int REFUSED = 1;

  /** The command line or a file it names is wrong; nothing was done. */
  public static final int USAGE = 2;

  /** The store did not answer. */
  public static final int FAULT = 3;

  /** Done, but lines of a file could not be used; only where this was asked for. */
  public static final int BROKEN_LINES = 4;

  private ExitCode() {}
}
