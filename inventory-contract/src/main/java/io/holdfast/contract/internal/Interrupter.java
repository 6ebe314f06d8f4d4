package io.holdfast.contract.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Interrupts threads during their calls, at random moments, and at no other time. Each series of
 * interrupts hits somebody. Before the next one the interrupter waits until a call has ended: a
 * store over the network answers nothing under constant interrupts. Safe for use by any number of
 * threads.
 */
public final class Interrupter {
  private static final long LONGEST_NANOS = 5_000_000;
  private static final long SHORT_NANOS = 50_000;

  private final Set<Thread> callers = new HashSet<>();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile boolean over;

  /** Creates an interrupter that interrupts nobody until it runs. */
  public Interrupter() {}

  /** Makes a call during which this thread may be interrupted. */
  public <T> T during(Supplier<T> call) {
    Thread caller = Thread.currentThread();
    synchronized (callers) {
      callers.add(caller);
    }
    try {
      return call.get();
    } finally {
      synchronized (callers) { // after it no interrupt comes
        callers.remove(caller);
      }
      ended.incrementAndGet();
    }
  }

  /** Interrupts callers until {@link #end} is called. */
  public void run() {
    while (!over) {
      int before = ended.get();
      long end = System.nanoTime() + randomNanos();
      boolean hit = false;
      do {
        hit |= interruptCallers();
        Crowd.jostle();
      } while (!over && (!hit || System.nanoTime() < end));
      while (!over && ended.get() == before) {
        LockSupport.parkNanos(SHORT_NANOS);
      }
      LockSupport.parkNanos(randomNanos());
    }
  }

  /** Ends {@link #run}. */
  public void end() {
    over = true;
  }

  private boolean interruptCallers() {
    synchronized (callers) {
      callers.forEach(Thread::interrupt);
      return !callers.isEmpty();
    }
  }

  private static long randomNanos() {
    return ThreadLocalRandom.current().nextLong(LONGEST_NANOS);
  }
}
