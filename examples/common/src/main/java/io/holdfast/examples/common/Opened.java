package io.holdfast.examples.common;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Open resources, which are closed in reverse order. Safe for use by several threads: a second
 * close waits for the first one, and then has nothing to do.
 */
public final class Opened implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Adds a resource, and returns it. */
  public synchronized <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  /**
   * Closes all resources, the last first, even if some of them fail. An interrupt does not hold up
   * the close of the others; the thread is interrupted again at the end.
   *
   * @throws RuntimeException the first failure, after all were closed; the others are suppressed. A
   *     checked exception is the cause of an {@link IllegalStateException}
   */
  @Override
  public synchronized void close() {
    RuntimeException first = null;
    boolean interrupted = false;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        interrupted |= Thread.interrupted() || e instanceof InterruptedException;
        if (first == null) {
          first =
              e instanceof RuntimeException it
                  ? it
                  : new IllegalStateException("a resource cannot be closed", e);
        } else if (first != e) {
          first.addSuppressed(e);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (first != null) {
      throw first;
    }
  }

  /** Closes a resource after a failure. A second failure is suppressed in the first one. */
  public static void closeAfter(Throwable failure, AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
  }
}
