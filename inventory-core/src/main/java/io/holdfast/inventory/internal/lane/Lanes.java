package io.holdfast.inventory.internal.lane;

import io.holdfast.inventory.internal.lane.Ticket.Next;
import io.holdfast.inventory.spi.support.HostCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane per key in use. Whoever finds a lane empty leads: works on a batch of what is queued by
 * then, and hands on to whoever is at the head afterwards. While a batch is worked on the next one
 * gathers by itself.
 *
 * <p>Safe for use by any number of threads. Pins no virtual thread, and has no thread of its own:
 * tickets without a caller are worked on by the executor.
 *
 * @param <K> what lanes are for
 * @param <Q> the requests
 * @param <A> the answers
 */
public final class Lanes<K, Q, A> {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final LaneLimits limits;
  private final Batches<K, Q, A> batches;
  private final Executor executor;
  private final ConcurrentMap<K, Lane<Q, A>> lanes = new ConcurrentHashMap<>();

  /** Works on batches. */
  public interface Batches<K, Q, A> {
    /**
     * Answers every ticket, or throws and thereby fails those that are not answered yet.
     *
     * @param quiet whether the batch before changed nothing, so that this one may not either
     */
    Done run(K key, List<Ticket<Q, A>> batch, boolean quiet);

    /** Why a ticket that was dropped has no answer. */
    RuntimeException dropped(K key);

    /** Why a ticket that was taken and not answered has no answer. */
    RuntimeException broken(K key, Throwable cause);
  }

  /**
   * A batch that was worked on.
   *
   * @param quiet whether it changed nothing
   * @param afterwards what remains to be done once the next batch has begun
   */
  public record Done(boolean quiet, Runnable afterwards) {}

  /** No lanes yet. */
  public Lanes(LaneLimits limits, Batches<K, Q, A> batches, Executor executor) {
    this.limits = limits;
    this.batches = batches;
    this.executor = executor;
  }

  /**
   * Brings a ticket with the current thread as its caller, and returns when it is answered.
   *
   * @return false if it was not begun with, because the lane is full or it waited too long
   */
  public boolean call(K key, Ticket<Q, A> ticket) {
    while (true) {
      Lane<Q, A> lane = lane(key);
      switch (lane.enter(ticket)) {
        case FULL -> {
          return false;
        }
        case LEAD -> {
          leadFor(ticket, key, lane);
          return wait(key, lane, ticket);
        }
        case WAIT -> {
          return wait(key, lane, ticket);
        }
        case ENDED -> lanes.remove(key, lane);
      }
    }
  }

  private Lane<Q, A> lane(K key) {
    Lane<Q, A> lane = lanes.get(key);
    return lane == null ? lanes.computeIfAbsent(key, none -> new Lane<>(limits)) : lane;
  }

  private boolean wait(K key, Lane<Q, A> lane, Ticket<Q, A> ticket) {
    Next next = ticket.await();
    while (next == Next.LEAD) {
      leadFor(ticket, key, lane);
      next = ticket.await();
    }
    return next == Next.GO;
  }

  /** Leads. What breaks afterwards, for others, takes no answer away from the caller. */
  private void leadFor(Ticket<Q, A> ticket, K key, Lane<Q, A> lane) {
    try {
      lead(key, lane, false);
    } catch (RuntimeException | Error e) {
      if (!ticket.hasAnswer()) {
        throw e;
      }
      HostCode.report(LOG, "a lane was broken off behind a command that was answered", e);
    }
  }

  /**
   * Brings a ticket without a caller. It is answered on the executor.
   *
   * @return false if the lane is full
   */
  public boolean submit(K key, Ticket<Q, A> ticket) {
    while (true) {
      Lane<Q, A> lane = lane(key);
      switch (lane.enter(ticket)) {
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

  /** Leads one batch, and after it every batch that no other thread can be found for. */
  private void lead(K key, Lane<Q, A> lane, boolean elsewhere) {
    Runnable end = Lanes::nothing;
    boolean again = true;
    while (again) {
      List<Ticket<Q, A>> answered = new ArrayList<>();
      Runnable afterwards = Lanes::nothing;
      try {
        afterwards = work(key, lane, answered);
      } catch (RuntimeException | Error e) {
        end = throwing(e);
      }
      again = !handOn(key, lane) && lane.begin();
      report(answered, elsewhere);
      try {
        afterwards.run();
      } catch (RuntimeException | Error e) {
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
      throw (RuntimeException) e;
    };
  }

  private Runnable work(K key, Lane<Q, A> lane, List<Ticket<Q, A>> answered) {
    List<Ticket<Q, A>> batch =
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
      long start = System.nanoTime();
      Done done = batches.run(key, batch, lane.isQuiet());
      lane.took(batch.size(), System.nanoTime() - start, done.quiet());
      failRest(key, batch, new IllegalStateException("a ticket was left without an answer"));
      return done.afterwards();
    } catch (Throwable e) {
      failRest(key, batch, e);
      throw e;
    }
  }

  private void failRest(K key, List<Ticket<Q, A>> batch, Throwable cause) {
    for (Ticket<Q, A> ticket : batch) {
      if (!ticket.isAnswered()) {
        ticket.fail(batches.broken(key, cause));
      }
    }
  }

  /** False if the next batch is there and nobody else can lead it. */
  private boolean handOn(K key, Lane<Q, A> lane) {
    Ticket<Q, A> head = lane.handOn();
    if (head != null) {
      return leadsElsewhere(key, lane);
    }
    if (lane.hasEnded()) {
      lanes.remove(key, lane);
    }
    return true;
  }

  /**
   * Asks the executor for a thread to lead; false if it gives none. One that would run it in this
   * thread, which may lead already, gives none either: a lane that never empties would be led ever
   * deeper.
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

  /** Tells those that no caller waits for, away from callers: what they set off may take long. */
  private void report(List<Ticket<Q, A>> answered, boolean elsewhere) {
    answered.removeIf(Ticket::hasCaller);
    if (!answered.isEmpty() && (elsewhere || !executes(() -> reportEach(answered)))) {
      reportEach(answered);
    }
  }

  private static void reportEach(List<? extends Ticket<?, ?>> answered) {
    for (Ticket<?, ?> ticket : answered) {
      HostCode.run(LOG, "what hangs on an answer failed", ticket::answered);
    }
  }

  private boolean executes(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    } catch (Throwable e) { // such as no memory for a thread, or a fault of the host's own executor
      HostCode.report(LOG, "the executor failed; this thread does the work", e);
      return false;
    }
  }

  /** Until when a ticket that comes now may wait. */
  public long deadline() {
    return System.nanoTime() + limits.waitNanos();
  }

  /** How many keys have a lane now. */
  public int size() {
    return lanes.size();
  }
}
