package io.holdfast.inventory.spi.support;

import org.slf4j.Logger;

/**
 * Runs code of the host that must not change what the library does, such as a listener. Whatever it
 * throws is logged. A {@link VirtualMachineError} is also handed to the thread's uncaught exception
 * handler, where a host decides what an {@code OutOfMemoryError} means to it; whoever waits for an
 * answer gets the answer all the same.
 */
public final class HostCode {
  private HostCode() {}

  /**
   * Runs it.
   *
   * @param log where a failure is logged
   * @param what the line to log, without any text of others
   * @param code of the host
   */
  public static void run(Logger log, String what, Runnable code) {
    try {
      code.run();
    } catch (Throwable e) { // a host in another language throws checked exceptions too
      report(log, what, e);
    }
  }

  /** Logs what the host's code has thrown, as {@link #run} does. Never throws. */
  public static void report(Logger log, String what, Throwable thrown) {
    try {
      if (thrown instanceof Error) {
        log.error(what, LoggedFailure.withText(thrown));
      } else {
        log.warn(what, LoggedFailure.withText(thrown));
      }
      if (thrown instanceof VirtualMachineError) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
      }
    } catch (Throwable again) {
      // The logger or the handler failed too, as they may without memory. Nobody is left to tell.
    }
  }
}
