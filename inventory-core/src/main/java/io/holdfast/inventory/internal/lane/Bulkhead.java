package io.holdfast.inventory.internal.lane;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the number of threads per key. Further threads wait, so that one busy key does not take
 * all resources. An unused key needs no memory. Safe for use by any number of threads.
 *
 * @param <K> the type of the keys
 */
public final class Bulkhead<K> {
  private final int permits;
  private final long waitNanos;
  private final ConcurrentMap<K, Room> rooms = new ConcurrentHashMap<>();

  private record Room(Semaphore places, int users) {}

  /**
   * Creates a bulkhead that admits {@code permits} threads per key. Others wait for up to {@code
   * waitNanos} nanoseconds.
   */
  public Bulkhead(int permits, long waitNanos) {
    this.permits = permits;
    this.waitNanos = waitNanos;
  }

  /**
   * Runs the work once a permit is free, or throws the exception from {@code full} if none is free
   * in time.
   */
  public <R> R run(K key, Supplier<R> work, Supplier<RuntimeException> full) {
    Semaphore places = rooms.compute(key, (same, room) -> entered(room)).places();
    boolean in = false;
    try {
      in = acquired(places);
      if (!in) {
        throw full.get();
      }
      return work.get();
    } finally {
      if (in) {
        places.release();
      }
      rooms.computeIfPresent(key, (same, room) -> left(room));
    }
  }

  private Room entered(@Nullable Room room) {
    return room == null
        ? new Room(new Semaphore(permits), 1)
        : new Room(room.places(), room.users() + 1);
  }

  private static @Nullable Room left(Room room) {
    return room.users() == 1 ? null : new Room(room.places(), room.users() - 1);
  }

  /** An interrupt does not end the wait. The interrupt status is set afterwards. */
  private boolean acquired(Semaphore places) {
    long end = System.nanoTime() + waitNanos;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
