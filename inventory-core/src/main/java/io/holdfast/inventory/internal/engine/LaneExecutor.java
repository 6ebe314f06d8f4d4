package io.holdfast.inventory.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The default executor for commands without a waiting caller: daemon threads that are started with
 * the first of these commands and end after a period without any. No other class of the inventory
 * starts a thread.
 */
public final class LaneExecutor implements Executor {
  private static final int THREADS = 16;
  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          LaneExecutor::thread);

  public LaneExecutor() {
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    return daemon(work, "holdfast-" + COUNT.incrementAndGet());
  }

  /** Starts a daemon thread for one task. */
  public static Thread start(Runnable work, String name) {
    Thread thread = daemon(work, name);
    thread.start();
    return thread;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }
}
