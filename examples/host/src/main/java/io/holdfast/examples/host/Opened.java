package io.holdfast.examples.host;

import java.util.ArrayDeque;
import java.util.Deque;

/** Open resources, to be closed in reverse order. Not safe for use by several threads. */
final class Opened implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  /**
   * Closes all resources, even if some of them fail.
   *
   * @throws IllegalStateException if one could not be closed, after the others were closed
   */
  @Override
  public void close() {
    IllegalStateException failed = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        if (failed == null) {
          failed = new IllegalStateException("cannot be closed", e);
        } else {
          failed.addSuppressed(e);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
