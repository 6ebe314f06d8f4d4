package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.spi.InventoryListings;
import io.holdfast.inventory.spi.support.HostCode;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store whether it answers, by one bounded read. All who ask at the same time share one
 * question, so a store that hangs keeps one thread at most. Safe for use by several threads.
 */
public final class Ping {
  private final InventoryListings store;
  private final Executor executor;
  private final AtomicReference<@Nullable CompletableFuture<Void>> asked = new AtomicReference<>();

  public Ping(InventoryListings store, Executor executor) {
    this.store = store;
    this.executor = executor;
  }

  /** Returns the time until the answer, or throws the fault of the store. */
  public Duration within(Duration timeout) {
    long start = System.nanoTime();
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> running = asked.compareAndExchange(null, mine);
    if (running == null) {
      ask(mine);
    }
    try {
      (running == null ? mine : running).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (TimeoutException e) {
      throw new UnavailableException("the store did not answer within " + timeout, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("interrupted while waiting for the store", e);
    } catch (ExecutionException e) {
      Throwable fault = Faults.copy(Objects.requireNonNullElse(e.getCause(), e));
      throw fault instanceof RuntimeException known
          ? known
          : new UnavailableException("the store could not be asked", fault);
    }
  }

  private void ask(CompletableFuture<Void> mine) {
    try {
      executor.execute(() -> answer(mine));
    } catch (Throwable e) { // such as no memory for a thread, or a fault of the host's executor
      HostCode.keepInterrupt(e);
      asked.set(null);
      mine.completeExceptionally(
          new BusyException(
              "the executor did not take the question to the store",
              e,
              BusyException.Resource.EXECUTOR));
    }
  }

  private void answer(CompletableFuture<Void> mine) {
    try {
      store.shops(null, 1);
      asked.set(null);
      mine.complete(null);
    } catch (Throwable e) { // also a checked one, of a store in another language
      HostCode.keepInterrupt(e);
      asked.set(null);
      mine.completeExceptionally(e);
    }
  }
}
