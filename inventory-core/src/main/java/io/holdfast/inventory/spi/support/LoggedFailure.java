package io.holdfast.inventory.spi.support;

import io.holdfast.inventory.error.InventoryException;
import org.jspecify.annotations.Nullable;

/**
 * Shows a failure in a log: its kind, its causes and where they were thrown. A driver, a publisher
 * or a listener puts anything into its messages: line breaks that forge a line, and secrets. So
 * only the text of the library's own exceptions is shown, and that {@linkplain Printable
 * printable}.
 */
public final class LoggedFailure extends Throwable {
  private static final long serialVersionUID = 1L;

  private static final int MAX_TEXT = 500;
  private static final int MAX_DEPTH = 16;

  private final String shown;

  private LoggedFailure(Throwable failure, boolean withText, int depth) {
    super(null, cause(failure, withText, depth), false, true);
    String kind = failure.getClass().getName();
    String text =
        withText || failure instanceof InventoryException
            ? Printable.of(textOf(failure), MAX_TEXT)
            : "";
    this.shown = text.isEmpty() ? kind : kind + ": " + text;
    setStackTrace(failure.getStackTrace());
  }

  /** Returns what to log of a failure of foreign code. */
  public static LoggedFailure of(Throwable failure) {
    return new LoggedFailure(failure, false, 0);
  }

  /** Returns what to log of a failure of the host's own code, whose text is its own. */
  static LoggedFailure withText(Throwable failure) {
    return new LoggedFailure(failure, true, 0);
  }

  private static @Nullable Throwable cause(Throwable failure, boolean withText, int depth) {
    Throwable cause = failure.getCause();
    return cause == null || depth == MAX_DEPTH
        ? null
        : new LoggedFailure(cause, withText, depth + 1);
  }

  private static @Nullable String textOf(Throwable failure) {
    try {
      return failure.getMessage();
    } catch (RuntimeException e) {
      return "its message cannot be read";
    }
  }

  @Override
  @SuppressWarnings(
      "OverrideThrowableToString") // a log shows the type that was thrown, not this one
  public String toString() {
    return shown;
  }
}
