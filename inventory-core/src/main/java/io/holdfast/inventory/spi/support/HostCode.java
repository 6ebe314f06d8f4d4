package io.holdfast.inventory.spi.support;

import org.slf4j.Logger;

/**
 * Runs code of the host that must not affect the library, such as a listener. Everything that it
 * throws is logged. A {@link VirtualMachineError} is also passed to the uncaught exception handler
 * of the thread, where a host decides how to react to an {@code OutOfMemoryError}; callers still
 * get their answers. An interrupt is preserved.
 *
 * @since 0.1.0
 */
public final class HostCode {
  private HostCode() {}

  /**
   * Runs code of the host.
   *
   * @param log the logger for a failure
   * @param what the line to log, without any external text
   * @param code the code of the host
   */
  public static void run(Logger log, String what, Runnable code) {
    try {
      code.run();
    } catch (Throwable e) { // a host in another language throws checked exceptions too
      report(log, what, e);
    }
  }

  /**
   * Sets the interrupt status of this thread again if the host's code has thrown an {@link
   * InterruptedException}, which a host in another language can do anywhere. To be called wherever
   * an exception of the host's code is caught and not thrown on, except on a thread that the
   * library has started itself: nobody but the library interrupts it, to end it.
   *
   * @param thrown the exception of the host's code
   */
  public static void keepInterrupt(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  /** Logs an exception of the host's code, as {@link #run} does. Never throws. */
  public static void report(Logger log, String what, Throwable thrown) {
    try {
      keepInterrupt(thrown);
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
      // The logger or the handler failed too, for instance without memory. Nothing is left to do.
    }
  }
}
