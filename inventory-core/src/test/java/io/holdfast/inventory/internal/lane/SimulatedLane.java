package io.holdfast.inventory.internal.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A lane under an open loop of commands without callers, on a store whose time is simulated: a
 * transaction takes a fixed time and a time for each command, and longer if it meets a pause.
 */
final class SimulatedLane {
  private static final int BATCH = 512;
  private static final long TRANSACTION = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long COMMAND = TimeUnit.MICROSECONDS.toNanos(40);
  private static final long LATER = System.nanoTime() + TimeUnit.HOURS.toNanos(1);

  private record Pause(long from, long until) {}

  private final LaneLimits limits;
  private final List<Pause> pauses = new ArrayList<>();
  private final ArrayDeque<Long> arrivals = new ArrayDeque<>();
  private Lane<Integer, Integer> lane;
  private long now;
  private long startedAt;
  private long busyUntil;
  private int underWay;
  private long slowness = 1;
  private long accepted;
  private long refused;
  private long longestWait;
  private int mostWaiting;

  SimulatedLane(int queue, long expectedWaitNanos) {
    limits =
        new LaneLimits(
            queue,
            expectedWaitNanos,
            BATCH,
            TimeUnit.MILLISECONDS.toNanos(100),
            TimeUnit.HOURS.toNanos(1));
    lane = new Lane<>(limits);
  }

  /** Returns the most commands per second that the store takes. */
  double capacity() {
    return BATCH * 1e9 / (TRANSACTION + BATCH * COMMAND);
  }

  /** Lets a transaction that is in progress at {@code from} last until the pause is over. */
  void pause(long from, long nanos) {
    pauses.add(new Pause(from, from + nanos));
  }

  /** Makes all later transactions take this many times as long. */
  void slowDown(int times) {
    slowness = times;
  }

  /** Sends commands at once. */
  void rush(int commands) {
    for (int i = 0; i < commands; i++) {
      send();
    }
  }

  /** Sends commands at a fixed rate per second for a time. */
  void run(double rate, long nanos) {
    long start = now;
    long commands = (long) (rate * nanos / 1e9);
    for (long i = 0; i < commands; i++) {
      goOnUntil(start + (long) (i * 1e9 / rate));
      send();
    }
  }

  private void send() {
    PendingCommand<Integer, Integer> command = new PendingCommand<>(0, LATER, null);
    Lane.Entry entry = lane.enter(command);
    if (entry == Lane.Entry.ENDED) {
      lane = new Lane<>(limits);
      entry = lane.enter(command);
    }
    if (entry == Lane.Entry.FULL) {
      refused++;
      return;
    }
    accepted++;
    arrivals.add(now);
    mostWaiting = Math.max(mostWaiting, lane.size());
    if (entry == Lane.Entry.LEAD) {
      begin();
    }
  }

  private void begin() {
    lane.begin();
    underWay = lane.take(late -> {}).size();
    for (int i = 0; i < underWay; i++) {
      longestWait = Math.max(longestWait, now - arrivals.remove());
    }
    long end = now + slowness * (TRANSACTION + underWay * COMMAND);
    for (Pause pause : pauses) {
      if (now < pause.until() && end > pause.from()) {
        end += pause.until() - Math.max(now, pause.from());
      }
    }
    busyUntil = end;
    startedAt = now;
  }

  private void goOnUntil(long time) {
    while (underWay > 0 && busyUntil <= time) {
      now = busyUntil;
      lane.took(underWay, now - startedAt, false);
      underWay = 0;
      if (lane.handOn() != null) {
        begin();
      }
    }
    now = time;
  }

  long accepted() {
    return accepted;
  }

  long refused() {
    return refused;
  }

  /** Returns the longest wait of a command that was taken, in simulated nanoseconds. */
  long longestWait() {
    return longestWait;
  }

  void forgetWaits() {
    longestWait = 0;
  }

  int mostWaiting() {
    return mostWaiting;
  }
}
