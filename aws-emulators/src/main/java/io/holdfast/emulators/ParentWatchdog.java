package io.holdfast.emulators;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program's {@code main}, and ends it when standard input ends. Standard input ends
 * even when the parent was killed and its shutdown hooks could not run.
 */
final class ParentWatchdog {

  private ParentWatchdog() {}

  /** The class to run, then its arguments. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watcher = new Thread(ParentWatchdog::endWithParent, "parent-watchdog");
    watcher.setDaemon(true);
    watcher.start();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(args[0] + " failed", e.getCause());
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // the input is ignored; only its end matters
      }
    } catch (IOException e) {
      // a broken pipe is an end as well
    }
    System.exit(0);
  }
}
