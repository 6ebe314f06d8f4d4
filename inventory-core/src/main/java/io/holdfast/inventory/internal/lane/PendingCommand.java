package io.holdfast.inventory.internal.lane;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A request in a lane, and later its answer. A blocking caller waits on it; without a caller,
 * {@link #answered} says that the answer is there.
 *
 * <pre>
 *   QUEUED ──> TAKEN ──> ANSWERED
 *     │  └──> LEADING ──┘              the caller at the head leads, and takes its command
 *     └─────> DROPPED                  too late, or no longer needed
 * </pre>
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public class PendingCommand<Q, A> {
  private enum State {
    QUEUED,
    LEADING,
    TAKEN,
    DROPPED,
    ANSWERED
  }

  @SuppressWarnings("rawtypes")
  private static final AtomicReferenceFieldUpdater<PendingCommand, State> STATE =
      AtomicReferenceFieldUpdater.newUpdater(PendingCommand.class, State.class, "state");

  private final Q request;
  private final long deadline;
  private final @Nullable Thread caller;
  private volatile State state = State.QUEUED;
  private @Nullable A answer;
  private @Nullable Throwable fault;
  private volatile long batch;

  /**
   * Creates a request to be queued.
   *
   * @param deadline the time after which it is not started, by {@link System#nanoTime}
   * @param caller the thread that waits for the answer, or null if none does
   */
  public PendingCommand(Q request, long deadline, @Nullable Thread caller) {
    this.request = request;
    this.deadline = deadline;
    this.caller = caller;
  }

  /** Returns the request. */
  public Q request() {
    return request;
  }

  /** Says in which batch the request is answered. Called by the leader before it answers. */
  public void inBatch(long number) {
    batch = number;
  }

  /** Returns the number of the batch that has answered the request; 0 if there was none. */
  public final long batch() {
    return batch;
  }

  /** Returns whether the answer is no longer needed. Called only while the command is queued. */
  protected boolean isAbandoned() {
    return false;
  }

  /** Called when the answer or the fault is there, only for commands without a caller. */
  protected void answered() {}

  /** Returns the fault, or null if there is none. */
  protected final @Nullable Throwable fault() {
    return fault;
  }

  /**
   * Returns the answer, or throws the fault.
   *
   * @throws NullPointerException if neither is there
   */
  public final A answerOrThrow() {
    if (fault instanceof Error error) {
      throw error;
    }
    if (fault instanceof RuntimeException exception) {
      throw exception;
    }
    return Objects.requireNonNull(answer, "answer");
  }

  /** Answers the request. The first answer counts. */
  public void answer(A what) {
    if (state != State.ANSWERED) {
      answer = what;
      finish();
    }
  }

  /** Fails the request, unless it has an answer. */
  public void fail(Throwable why) {
    if (state != State.ANSWERED) {
      fault = why;
      finish();
    }
  }

  private void finish() {
    state = State.ANSWERED;
    if (caller != null) {
      LockSupport.unpark(caller);
    }
  }

  boolean hasCaller() {
    return caller != null;
  }

  /** Returns whether the answer or the fault is there. */
  public boolean isAnswered() {
    return state == State.ANSWERED;
  }

  /** Returns whether the request was answered without a fault. */
  boolean hasAnswer() {
    return isAnswered() && fault == null;
  }

  boolean isLate(long now) {
    return now - deadline >= 0;
  }

  /** Takes the command out of the queue to work on it. Returns false if it was dropped before. */
  public boolean take() {
    return moved(State.QUEUED, State.TAKEN) || moved(State.LEADING, State.TAKEN);
  }

  /** Drops the command. Returns false if it was taken before. */
  public boolean drop() {
    return moved(State.QUEUED, State.DROPPED) || moved(State.LEADING, State.DROPPED);
  }

  /** Tells the caller to lead. Returns false if the caller has given up. */
  boolean promote() {
    if (moved(State.QUEUED, State.LEADING)) {
      LockSupport.unpark(caller);
      return true;
    }
    return false;
  }

  private boolean moved(State from, State to) {
    return STATE.compareAndSet(this, from, to);
  }

  /** The next action of a waiting caller. */
  enum Next {
    LEAD,
    GIVE_UP,
    GO
  }

  /**
   * Waits for the answer, for the request to lead, or until the deadline. An interrupt does not end
   * the wait. The interrupt status is set afterwards.
   */
  Next await() {
    boolean interrupted = false;
    try {
      while (true) {
        State now = state;
        if (now == State.ANSWERED) {
          return Next.GO;
        }
        if (now == State.LEADING) {
          return Next.LEAD;
        }
        if (now == State.DROPPED) {
          return Next.GIVE_UP;
        }
        long left = deadline - System.nanoTime();
        if (now == State.QUEUED && left <= 0) {
          if (moved(State.QUEUED, State.DROPPED)) {
            return Next.GIVE_UP;
          }
        } else if (now == State.QUEUED) {
          LockSupport.parkNanos(this, left);
        } else {
          LockSupport.park(this);
        }
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
