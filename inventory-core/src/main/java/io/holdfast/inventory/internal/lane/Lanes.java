package io.holdfast.inventory.internal.lane;

import io.holdfast.inventory.internal.lane.PendingCommand.Next;
import io.holdfast.inventory.spi.support.HostCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane per key in use. A thread that finds a lane empty leads: it works on a batch of the
 * commands queued by then, and afterwards hands over to the thread at the head. While a batch is in
 * progress, the next one accumulates.
 *
 * <p>Safe for use by any number of threads. It pins no virtual thread and starts no threads:
 * commands without a caller are answered on the executor.
 *
 * @param <K> the type of the keys
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
public final class Lanes<K, Q, A> {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final LaneLimits limits;
  private final Batches<K, Q, A> batches;
  private final Executor executor;
  private final ConcurrentMap<K, Lane<Q, A>> lanes = new ConcurrentHashMap<>();
  private final LongAdder batchCount = new LongAdder();
  private final LongAdder commandCount = new LongAdder();

  /** Answers batches. */
  public interface Batches<K, Q, A> {
    /**
     * Answers every command, or throws and thereby fails those that are not answered yet.
     *
     * @param quiet true if the batch before changed nothing, so that this one may not change
     *     anything either
     */
    Done run(K key, List<PendingCommand<Q, A>> batch, boolean quiet);

    /** Returns the exception for a command that was dropped. */
    RuntimeException dropped(K key);

    /** Returns the exception for a command that was taken and not answered. */
    RuntimeException broken(K key, Throwable cause);
  }

  /**
   * The result of a batch.
   *
   * @param quiet true if the batch changed nothing
   * @param afterwards the work that remains once the next batch has started
   */
  public record Done(boolean quiet, Runnable afterwards) {}

  /** Creates an instance without lanes. */
  public Lanes(LaneLimits limits, Batches<K, Q, A> batches, Executor executor) {
    this.limits = limits;
    this.batches = batches;
    this.executor = executor;
  }

  /**
   * Adds a command with the current thread as its caller, and returns when it is answered.
   *
   * @return false if it was not started, because it would have waited too long, the lane is full,
   *     or it has waited too long
   */
  public boolean call(K key, PendingCommand<Q, A> command) {
    while (true) {
      Lane<Q, A> lane = lane(key);
      switch (lane.enter(command)) {
        case FULL -> {
          return false;
        }
        case LEAD -> {
          leadFor(command, key, lane);
          return wait(key, lane, command);
        }
        case WAIT -> {
          return wait(key, lane, command);
        }
        case ENDED -> lanes.remove(key, lane);
      }
    }
  }

  private Lane<Q, A> lane(K key) {
    Lane<Q, A> lane = lanes.get(key);
    return lane == null ? lanes.computeIfAbsent(key, none -> new Lane<>(limits)) : lane;
  }

  private boolean wait(K key, Lane<Q, A> lane, PendingCommand<Q, A> command) {
    Next next = command.await();
    while (next == Next.LEAD) {
      leadFor(command, key, lane);
      next = command.await();
    }
    return next == Next.GO;
  }

  /**
   * Leads the lane. A failure after the caller's answer, in work for others, does not affect the
   * caller.
   */
  private void leadFor(PendingCommand<Q, A> command, K key, Lane<Q, A> lane) {
    try {
      lead(key, lane, false);
    } catch (RuntimeException | Error e) {
      if (!command.hasAnswer()) {
        throw e;
      }
      HostCode.report(LOG, "a lane was aborted after a command that was answered", e);
    }
  }

  /**
   * Adds a command without a caller. It is answered on the executor.
   *
   * @return false if it would wait too long, or the lane is full
   */
  public boolean submit(K key, PendingCommand<Q, A> command) {
    while (true) {
      Lane<Q, A> lane = lane(key);
      switch (lane.enter(command)) {
        case FULL -> {
          return false;
        }
        case LEAD -> {
          if (!leadsElsewhere(key, lane) && lane.begin()) {
            lead(key, lane, true);
          }
          return true;
        }
        case WAIT -> {
          return true;
        }
        case ENDED -> lanes.remove(key, lane);
      }
    }
  }

  /** Leads one batch, and then every batch for which no other thread is available. */
  private void lead(K key, Lane<Q, A> lane, boolean elsewhere) {
    Runnable end = Lanes::nothing;
    boolean again = true;
    while (again) {
      List<PendingCommand<Q, A>> answered = new ArrayList<>();
      Runnable afterwards = Lanes::nothing;
      try {
        afterwards = work(key, lane, answered);
      } catch (Throwable e) { // also a checked one, of a store in another language
        HostCode.keepInterrupt(e);
        end = throwing(e);
      }
      again = !handOn(key, lane) && lane.begin();
      report(answered, elsewhere);
      try {
        afterwards.run();
      } catch (Throwable e) {
        HostCode.keepInterrupt(e);
        end = throwing(e);
      }
    }
    end.run();
  }

  private static void nothing() {}

  private static Runnable throwing(Throwable e) {
    return () -> {
      if (e instanceof Error error) {
        throw error;
      }
      throw e instanceof RuntimeException it ? it : new IllegalStateException(e);
    };
  }

  private Runnable work(K key, Lane<Q, A> lane, List<PendingCommand<Q, A>> answered) {
    List<PendingCommand<Q, A>> batch =
        lane.take(
            late -> {
              late.fail(batches.dropped(key));
              answered.add(late);
            });
    answered.addAll(batch);
    try {
      if (batch.isEmpty()) {
        return Lanes::nothing;
      }
      batchCount.increment();
      commandCount.add(batch.size());
      long start = System.nanoTime();
      Done done = batches.run(key, batch, lane.isQuiet());
      lane.took(batch.size(), System.nanoTime() - start, done.quiet());
      failRest(key, batch, new IllegalStateException("a command was left without an answer"));
      return done.afterwards();
    } catch (Throwable e) {
      failRest(key, batch, e);
      throw e;
    }
  }

  private void failRest(K key, List<PendingCommand<Q, A>> batch, Throwable cause) {
    for (PendingCommand<Q, A> command : batch) {
      if (!command.isAnswered()) {
        command.fail(batches.broken(key, cause));
      }
    }
  }

  /**
   * Hands over to the next leader. Returns false if there is a next batch and no other thread can
   * lead it.
   */
  private boolean handOn(K key, Lane<Q, A> lane) {
    PendingCommand<Q, A> head = lane.handOn();
    if (head != null) {
      return leadsElsewhere(key, lane);
    }
    if (lane.hasEnded()) {
      lanes.remove(key, lane);
    }
    return true;
  }

  /**
   * Asks the executor for a thread to lead. Returns false if there is none. An executor that would
   * run the task in this thread counts as none: a lane that never empties would recurse without
   * limit.
   */
  private boolean leadsElsewhere(K key, Lane<Q, A> lane) {
    Thread here = Thread.currentThread();
    AtomicBoolean handingOver = new AtomicBoolean(true);
    AtomicBoolean refused = new AtomicBoolean();
    boolean taken =
        executes(
            () -> {
              if (handingOver.get() && Thread.currentThread() == here) {
                refused.set(true);
              } else if (lane.begin()) {
                lead(key, lane, true);
              }
            });
    handingOver.set(false);
    return taken && !refused.get();
  }

  /**
   * Reports answers to commands without a caller, on a thread without a caller: their callbacks may
   * take long.
   */
  private void report(List<PendingCommand<Q, A>> answered, boolean elsewhere) {
    answered.removeIf(PendingCommand::hasCaller);
    if (!answered.isEmpty() && (elsewhere || !executes(() -> reportEach(answered)))) {
      reportEach(answered);
    }
  }

  private static void reportEach(List<? extends PendingCommand<?, ?>> answered) {
    for (PendingCommand<?, ?> command : answered) {
      HostCode.run(LOG, "a callback that depends on an answer failed", command::answered);
    }
  }

  private boolean executes(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    } catch (Throwable e) { // such as no memory for a thread, or a fault of the host's executor
      HostCode.report(LOG, "the executor failed; this thread does the work", e);
      return false;
    }
  }

  /** Returns the time until which a command added now may wait, by {@link System#nanoTime}. */
  public long deadline() {
    return System.nanoTime() + limits.waitNanos();
  }

  /** Returns the number of batches that have begun. */
  public long batches() {
    return batchCount.sum();
  }

  /** Returns the number of commands in the batches that have begun. */
  public long commands() {
    return commandCount.sum();
  }

  /** Returns the number of commands that wait for a batch. */
  public int waiting() {
    int waiting = 0;
    for (Lane<Q, A> lane : lanes.values()) {
      waiting += lane.size();
    }
    return waiting;
  }

  /** Returns the longest expected wait in nanoseconds of a new command, or 0 if none is known. */
  public long expectedWaitNanos() {
    long longest = 0;
    for (Lane<Q, A> lane : lanes.values()) {
      longest = Math.max(longest, lane.expectedWaitNanos());
    }
    return longest;
  }

  /** Returns the number of keys that have a lane. */
  public int size() {
    return lanes.size();
  }
}
