package io.holdfast.http.callback;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a few lines of a kind to the log each minute, and counts the others, so that a flood of
 * requests does not fill the disk. Safe for use by any number of threads.
 */
final class LogLimit {
  static final int LINES = 10;
  static final long PERIOD_NANOS = 60_000_000_000L;

  private final LongSupplier nanoTime;
  private boolean used;
  private long start;
  private int lines;
  private long leftOut;

  LogLimit() {
    this(System::nanoTime);
  }

  LogLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Writes a line, unless the limit is reached.
   *
   * @param line writes the line; gets a note of how many such lines were left out since the last
   *     one, empty if none
   */
  void log(Consumer<String> line) {
    String note = next();
    if (note != null) {
      line.accept(note);
    }
  }

  private synchronized @Nullable String next() {
    long now = nanoTime.getAsLong();
    if (!used || now - start >= PERIOD_NANOS) {
      used = true;
      start = now;
      lines = 0;
    }
    if (lines == LINES) {
      leftOut++;
      return null;
    }
    lines++;
    String note = leftOut == 0 ? "" : " (and " + leftOut + " more that were not logged)";
    leftOut = 0;
    return note;
  }
}
