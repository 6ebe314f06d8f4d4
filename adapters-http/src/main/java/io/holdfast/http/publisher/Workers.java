package io.holdfast.http.publisher;

import io.holdfast.restock.spi.PublishingException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls that may hang, each in a separate thread, so that a caller waits no longer than its
 * limit, whatever a name server or a factory does. Threads are started for calls and end soon
 * after.
 */
final class Workers implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Semaphore free;
  private final ThreadPoolExecutor threads;

  Workers(int most) {
    free = new Semaphore(most);
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE, // the semaphore counts
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Workers::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "holdfast-http-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** A call that may hang. */
  interface Call<T> {
    T run() throws Exception;

    /** Ends the call if possible: no caller waits for it any more. */
    void cancel();

    /**
     * Returns the result that is already known before the call has ended; null if there is none.
     */
    @Nullable T known();
  }

  /**
   * Runs a call.
   *
   * @return the result of the call, or the result known when the time is over
   * @throws PublishingException if no result is known in time, or the wait is interrupted
   * @throws ExecutionException if the call throws
   * @throws java.util.concurrent.RejectedExecutionException if the workers are closed
   */
  <T> T run(Call<T> call, Duration longest) throws ExecutionException {
    long end = System.nanoTime() + longest.toNanos();
    try {
      if (!free.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        throw PublishingException.transientFailure("all connections are in use", null);
      }
      FutureTask<T> task = start(call);
      try {
        return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return ended(call, "no answer within " + longest);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ended(call, "interrupted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PublishingException.transientFailure("interrupted", null);
    }
  }

  private static <T> T ended(Call<T> call, String why) {
    call.cancel();
    T known = call.known();
    if (known == null) {
      throw PublishingException.transientFailure(why, null);
    }
    return known;
  }

  private <T> FutureTask<T> start(Call<T> call) {
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              try {
                return call.run();
              } finally {
                free.release();
              }
            });
    try {
      threads.execute(task);
    } catch (RuntimeException | Error e) {
      free.release();
      throw e;
    }
    return task;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
