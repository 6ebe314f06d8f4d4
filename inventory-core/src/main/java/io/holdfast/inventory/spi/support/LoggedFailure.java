package io.holdfast.inventory.spi.support;

import io.holdfast.inventory.error.InventoryException;
import org.jspecify.annotations.Nullable;

/**
 * A form of an exception for the log: its class, its causes and its stack traces. Messages of a
 * driver, a publisher or a listener may contain line breaks that forge log lines, and secrets.
 * Therefore only the messages of the library's exceptions are shown, in {@linkplain Printable
 * printable} form.
 *
 * @since 0.1.0
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

  /** Returns the form for the log of an exception of foreign code, without its message. */
  public static LoggedFailure of(Throwable failure) {
    return new LoggedFailure(failure, false, 0);
  }

  /** Returns the form for the log of an exception of the host's code, with its message. */
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
