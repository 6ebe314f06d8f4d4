package io.holdfast.examples.cli.sale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A number of clients that process a list together. */
final class Clients implements AutoCloseable {
  private final int count;
  private final ExecutorService threads;

  Clients(int count) {
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count);
  }

  /**
   * Processes each item, taken in order, and returns when all are done.
   *
   * @throws RuntimeException the exception of the work, if it failed; then some items are not
   *     processed
   */
  <T> void each(List<T> items, Consumer<? super T> work) {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> client =
        () -> {
          for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
            try {
              work.accept(items.get(i));
            } catch (RuntimeException | Error e) {
              next.set(items.size());
              throw e;
            }
          }
          return null;
        };
    try {
      List<Callable<Void>> clients = new ArrayList<>();
      for (int i = 0; i < Math.min(count, items.size()); i++) {
        clients.add(client);
      }
      for (Future<Void> done : threads.invokeAll(clients)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a client failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
