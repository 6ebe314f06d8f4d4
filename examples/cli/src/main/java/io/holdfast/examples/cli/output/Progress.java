package io.holdfast.examples.cli.output;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows the progress of a long command: a bar on a terminal, otherwise a dot for each tenth. Safe
 * for use by several threads.
 */
public final class Progress {
  private static final int WIDTH = 40;

  private final PrintWriter out;
  private final boolean terminal;
  private final String what;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private long shown = -1;

  /**
   * Starts at zero.
   *
   * @param out the writer for the progress
   * @param terminal true if the output can return to the start of a line
   * @param what the name of the work
   * @param total the number of steps, 1 or more
   */
  public Progress(PrintWriter out, boolean terminal, String what, long total) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
    this.total = total;
    show();
  }

  /** Counts one step. */
  public void step() {
    long now = done.incrementAndGet();
    long grain = terminal ? 100 : 10;
    if (now * grain / total != (now - 1) * grain / total) {
      show();
    }
  }

  private synchronized void show() {
    long percent = Math.min(100, done.get() * 100 / total);
    if (percent <= shown) {
      return;
    }
    if (terminal) {
      int filled = (int) (percent * WIDTH / 100);
      out.printf(
          "\r%s [%s%s] %3d %%", what, "#".repeat(filled), " ".repeat(WIDTH - filled), percent);
    } else {
      out.print(shown < 0 ? what + " " : ".".repeat((int) (percent / 10 - shown / 10)));
    }
    shown = percent;
    if (percent == 100) {
      out.println();
    }
    out.flush();
  }
}
