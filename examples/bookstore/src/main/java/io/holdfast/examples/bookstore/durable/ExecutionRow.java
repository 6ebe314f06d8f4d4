package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.flow.Checkpoint;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.StepFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code checkout_execution}. Immutable.
 *
 * @param checkpoint where the execution is
 * @param version grows by one with every change; a change is conditional on it
 * @param status what the execution waits for
 * @param tries the failed tries of the step
 * @param dueAt the time of the next try, or the end of the wait for an answer
 * @param answerBy the longest wait for an answer, whatever the heartbeats
 * @param driver the task that may drive the execution; any other task ends without an effect
 * @param token the token that an answer has to name; null unless it waits for one
 * @param failure the failure of the last try; null if there is none
 * @param startedAt the time of the start
 * @param stoppedAt the time of the end; null before it
 */
record ExecutionRow(
    Checkpoint checkpoint,
    long version,
    RowStatus status,
    int tries,
    Instant dueAt,
    Instant answerBy,
    String driver,
    @Nullable String token,
    @Nullable StepFailure failure,
    Instant startedAt,
    @Nullable Instant stoppedAt) {
  static ExecutionRow start(Checkpoint first, Instant now) {
    return new ExecutionRow(
        first, 1, RowStatus.RUNNING, 0, now, now, driver(first.name(), 1), null, null, now, null);
  }

  ExecutionName name() {
    return checkpoint.name();
  }

  /** Returns the row after a step that has ended: the next step is due, with new tries. */
  ExecutionRow at(Checkpoint next, Instant now) {
    return new ExecutionRow(
        next,
        version + 1,
        next.isOver() ? RowStatus.OVER : RowStatus.RUNNING,
        0,
        now,
        now,
        driver,
        null,
        null,
        startedAt,
        next.isOver() ? now : null);
  }

  /** Returns the row after a failed try, the next of which is due later. */
  ExecutionRow tryAgain(StepFailure last, Instant at) {
    return changed(status, tries + 1, at, answerBy, token, last);
  }

  ExecutionRow parked(StepFailure last) {
    return changed(RowStatus.PARKED, tries + 1, dueAt, answerBy, null, last);
  }

  /** Returns the row with a token for the answer; the message to the worker is due. */
  ExecutionRow asking(String newToken) {
    return changed(RowStatus.ASKING, tries, dueAt, answerBy, newToken, null);
  }

  /** Returns the row that waits for an answer until some time, or until its limit. */
  ExecutionRow waiting(Instant until, Instant limit) {
    Instant end = until.isBefore(limit) ? until : limit;
    return changed(RowStatus.WAITING, tries, end, limit, token, null);
  }

  /** Returns the next version of the row, at the same step and with the same driver. */
  private ExecutionRow changed(
      RowStatus newStatus,
      int newTries,
      Instant due,
      Instant limit,
      @Nullable String newToken,
      @Nullable StepFailure last) {
    return new ExecutionRow(
        checkpoint,
        version + 1,
        newStatus,
        newTries,
        due,
        limit,
        driver,
        newToken,
        last,
        startedAt,
        null);
  }

  /** Returns the same change, after which a new task drives the execution. */
  ExecutionRow drivenAnew() {
    return new ExecutionRow(
        checkpoint,
        version,
        status,
        tries,
        dueAt,
        answerBy,
        driver(name(), version),
        token,
        failure,
        startedAt,
        stoppedAt);
  }

  /** Returns whether an answer to this token is still awaited. */
  boolean awaits(String answered, Instant now) {
    return answered.equals(token)
        && (status == RowStatus.ASKING || (status == RowStatus.WAITING && now.isBefore(dueAt)));
  }

  private static String driver(ExecutionName name, long version) {
    return name + "#" + version;
  }
}
