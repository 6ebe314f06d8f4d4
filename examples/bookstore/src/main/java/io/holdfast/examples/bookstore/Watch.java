package io.holdfast.examples.bookstore;

import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.ExecutionStatus;
import io.holdfast.examples.bookstore.flow.Parked;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Prints an execution. */
final class Watch {
  private static final long PAUSE_MILLIS = 100;

  private final Engine engine;
  private final PrintWriter out;

  Watch(Engine engine, PrintWriter out) {
    this.engine = engine;
    this.out = out;
  }

  /**
   * Prints each state as it happens, until the execution is over or parked.
   *
   * @return the exit code: 0 if it has succeeded, 1 if it has failed, 3 if it is parked
   */
  int follow(ExecutionName name) {
    int printed = 0;
    while (true) {
      Execution execution = engine.describe(name).orElseThrow();
      printed = states(execution, printed);
      if (execution.isOver()) {
        return end(execution);
      }
      Optional<Parked> parked = engine.parked(name);
      if (parked.isPresent()) {
        parked(parked.get());
        return 3;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
    }
  }

  /** Prints what has happened so far. */
  void history(Execution execution) {
    int unused = states(execution, 0);
    if (execution.isOver()) {
      int ignored = end(execution);
    } else {
      out.println(execution.status());
      out.flush();
    }
  }

  void parked(Parked it) {
    out.println("PARKED " + it.name() + " at " + it.step().state() + ": " + it.failure().error());
    out.flush();
  }

  private int states(Execution execution, int from) {
    for (int i = from; i < execution.history().size(); i++) {
      out.println(
          execution.history().get(i).enteredAt() + "  " + execution.history().get(i).state());
    }
    out.flush();
    return execution.history().size();
  }

  private int end(Execution execution) {
    boolean succeeded = execution.status() == ExecutionStatus.SUCCEEDED;
    out.println(
        execution.status()
            + " "
            + (succeeded ? execution.output() : execution.error() + ": " + execution.cause()));
    out.flush();
    return succeeded ? 0 : 1;
  }
}
