package io.holdfast.inventory.internal.lane;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many threads in per key, and the others wait, so that one busy key leaves something for
 * the rest. A key that is not used costs nothing. Safe for use by any number of threads.
 *
 * @param <K> what is kept apart
 */
public final class Bulkhead<K> {
  private final int permits;
  private final long waitNanos;
  private final ConcurrentMap<K, Room> rooms = new ConcurrentHashMap<>();

  private record Room(Semaphore places, int users) {}

  /** Lets {@code permits} threads in per key; others wait for up to {@code waitNanos}. */
  public Bulkhead(int permits, long waitNanos) {
    this.permits = permits;
    this.waitNanos = waitNanos;
  }

  /**
   * Runs the work once there is a place; throws what {@code full} gives if there is none in time.
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

  /** An interrupt ends no wait; the thread has it afterwards. */
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

  /** How many keys are in use now. */
  public int size() {
    return rooms.size();
  }
}
