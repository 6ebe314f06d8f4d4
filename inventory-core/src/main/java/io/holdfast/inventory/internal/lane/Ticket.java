package io.holdfast.inventory.internal.lane;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A request in a lane, and later its answer. A blocking caller waits on it; without a caller,
 * {@link #answered} says that the answer is there.
 *
 * <pre>
 *   QUEUED ──> TAKEN ──> ANSWERED
 *     │  └──> LEADING ──┘              the caller at the head is told to lead, and takes itself
 *     └─────> DROPPED                  too late, or nobody wants it any more
 * </pre>
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public abstract class Ticket<Q, A> {
  private enum State {
    QUEUED,
    LEADING,
    TAKEN,
    DROPPED,
    ANSWERED
  }

  @SuppressWarnings("rawtypes")
  private static final AtomicReferenceFieldUpdater<Ticket, State> STATE =
      AtomicReferenceFieldUpdater.newUpdater(Ticket.class, State.class, "state");

  private final Q request;
  private final long deadline;
  private final @Nullable Thread caller;
  private volatile State state = State.QUEUED;
  private @Nullable A answer;
  private @Nullable Throwable fault;

  /**
   * A request about to be queued.
   *
   * @param deadline when it is too late to begin with it, by {@link System#nanoTime}
   * @param caller who waits for the answer; null if nobody does
   */
  protected Ticket(Q request, long deadline, @Nullable Thread caller) {
    this.request = request;
    this.deadline = deadline;
    this.caller = caller;
  }

  /** What is wanted. */
  public Q request() {
    return request;
  }

  /** Whether nobody wants the answer any more. Asked only while the ticket is queued. */
  protected boolean isAbandoned() {
    return false;
  }

  /** The answer or the fault is there. Called for tickets without a caller only. */
  protected void answered() {}

  /** The answer; null if there is a fault, or none of both yet. */
  protected final @Nullable A answer() {
    return answer;
  }

  /** Why there is no answer. */
  protected final @Nullable Throwable fault() {
    return fault;
  }

  /** Answers the request. The first answer counts. */
  public void answer(A what) {
    if (state != State.ANSWERED) {
      answer = what;
      finish();
    }
  }

  /** Says why there is no answer, unless there is one. */
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

  /** Whether the answer or the fault is there. */
  public boolean isAnswered() {
    return state == State.ANSWERED;
  }

  /** Whether it has got what was wanted. */
  boolean hasAnswer() {
    return isAnswered() && fault == null;
  }

  boolean isLate(long now) {
    return now - deadline >= 0;
  }

  /** Takes it out of the queue for work; false if it was dropped before. */
  public boolean take() {
    return moved(State.QUEUED, State.TAKEN) || moved(State.LEADING, State.TAKEN);
  }

  /** Gives it up for good; false if somebody works on it already. */
  public boolean drop() {
    return moved(State.QUEUED, State.DROPPED) || moved(State.LEADING, State.DROPPED);
  }

  /** Tells its caller to lead; false if the caller has given up. */
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

  /** What a waiting caller has to do next. */
  enum Next {
    LEAD,
    GIVE_UP,
    GO
  }

  /**
   * Waits for the answer, or for being told to lead, or until it is too late. An interrupt ends no
   * wait; the thread has it afterwards.
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
