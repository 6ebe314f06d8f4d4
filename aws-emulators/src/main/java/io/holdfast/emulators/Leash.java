package io.holdfast.emulators;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program's {@code main}, and ends it when standard input ends: that happens even when
 * the parent was killed and no shutdown hook of its own could run.
 */
final class Leash {

  private Leash() {}

  /** The class to run, then its arguments. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watcher = new Thread(Leash::endWithParent, "leash");
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
        // nobody says anything; what counts is the end
      }
    } catch (IOException e) {
      // the pipe broke: an end as well
    }
    System.exit(0);
  }
}
