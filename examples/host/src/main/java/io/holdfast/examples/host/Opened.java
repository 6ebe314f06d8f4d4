package io.holdfast.examples.host;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened, to be closed again: the last one first. For one thread. */
final class Opened implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  /**
   * Closes all of them, whatever some of them say.
   *
   * @throws IllegalStateException if one could not be closed, after the others have been
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
