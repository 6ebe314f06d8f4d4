package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.flow.CheckoutFlow;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Checkpoint;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives an execution from its stored checkpoint as far as it goes: until it is over, parked, or
 * has to wait. Every change is stored under the condition that the row has not changed, so that of
 * two drivers one goes on, and the other one reads again.
 */
final class Driver {
  private static final Logger LOG = LoggerFactory.getLogger(Driver.class);

  private final Database database;
  private final CheckoutSteps steps;
  private final Timing timing;

  Driver(Database database, CheckoutSteps steps, Timing timing) {
    this.database = database;
    this.steps = steps;
    this.timing = timing;
  }

  /**
   * Drives an execution.
   *
   * @param driver the task that drives it
   * @return the time at which the task has to drive it again, or empty if it need not
   */
  Optional<Instant> drive(ExecutionName name, String driver) {
    while (true) {
      Optional<ExecutionRow> found = database.inTransaction(sql -> ExecutionRows.find(sql, name));
      if (found.isEmpty() || !found.get().driver().equals(driver)) {
        return Optional.empty();
      }
      ExecutionRow row = found.get();
      Instant now = Instant.now();
      switch (row.status()) {
        case OVER, PARKED -> {
          return Optional.empty();
        }
        case WAITING -> {
          if (now.isBefore(row.dueAt())) {
            // A heartbeat may have moved the end of the wait.
            Instant look = now.plus(timing.courierHeartbeat());
            return Optional.of(look.isBefore(row.dueAt()) ? look : row.dueAt());
          }
          save(row.at(CheckoutFlow.failed(row.checkpoint(), timeout(row), now), now));
        }
        case RUNNING, ASKING -> {
          if (now.isBefore(row.dueAt())) {
            return Optional.of(row.dueAt());
          }
          run(row);
        }
      }
    }
  }

  private static StepFailure timeout(ExecutionRow row) {
    return row.dueAt().isBefore(row.answerBy())
        ? new StepFailure(
            StepFailure.HEARTBEAT_TIMEOUT, "The worker sent no heartbeat in time", true)
        : new StepFailure(StepFailure.TIMEOUT, "The worker did not answer in time", true);
  }

  private void run(ExecutionRow row) {
    Step step = row.checkpoint().requireStep();
    try {
      if (step.endsByToken()) {
        ask(row);
      } else {
        Checkpoint at = row.checkpoint();
        CheckoutState state = steps.run(step, row.name(), at.state());
        Instant now = Instant.now();
        save(row.at(CheckoutFlow.succeeded(at, state, now), now));
      }
    } catch (NotSavedException e) {
      throw e;
    } catch (RuntimeException e) {
      failed(row, e);
    }
  }

  /** Stores the token first, and asks in a second turn: the answer may come at once. */
  private void ask(ExecutionRow row) {
    if (row.status() == RowStatus.RUNNING) {
      boolean unused = save(row.asking(row.name() + ":" + UUID.randomUUID()));
      return;
    }
    steps.askForCourier(row.name(), row.checkpoint().state(), String.valueOf(row.token()));
    Instant limit = Instant.now().plus(timing.courierTimeout());
    boolean unused = save(row.waiting(limit, limit));
  }

  private void failed(ExecutionRow row, RuntimeException thrown) {
    Step step = row.checkpoint().requireStep();
    StepFailure failure = StepFailure.of(thrown);
    boolean refused = thrown instanceof StepException it && !it.isRetryable();
    if (!(thrown instanceof StepException)) {
      LOG.warn("{}: an unexpected fault at {}", row.name(), step, LoggedFailure.of(thrown));
    }
    int tries = row.tries() + 1;
    if (tries > 1) {
      failure = failure.afterEarlierTries();
    }
    Instant now = Instant.now();
    if (!refused && step.retry().isAllowedAfter(tries)) {
      LOG.info("{}: try {} of {} has failed: {}", row.name(), tries, step, failure.error());
      save(row.tryAgain(failure, now.plus(step.retry().delay(tries, timing))));
    } else if (step.isParkedWhenGivenUp()) {
      LOG.warn(
          "{} is parked at {}: {}", row.name(), step, failure.error(), LoggedFailure.of(thrown));
      save(row.parked(failure));
    } else {
      save(row.at(CheckoutFlow.failed(row.checkpoint(), failure, now), now));
    }
  }

  /** Stores a change. Returns false if another driver or an answer was first. */
  private boolean save(ExecutionRow row) {
    try {
      return database.inTransaction(sql -> ExecutionRows.replace(sql, row));
    } catch (RuntimeException e) {
      throw new NotSavedException(e);
    }
  }

  /** The checkpoint could not be stored. It is not a failure of the step. */
  private static final class NotSavedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSavedException(RuntimeException cause) {
      super("the checkpoint could not be stored", cause);
    }
  }
}
