package io.holdfast.examples.bookstore.flow;

import java.util.List;
import java.util.Optional;

/**
 * Runs executions of {@link CheckoutFlow} and remembers them. An execution goes on in another
 * process when its process dies. Safe for use by any number of threads.
 */
public interface Engine extends AutoCloseable {
  /**
   * Starts an execution. If there is one with this name and this input, it is returned, and nothing
   * is started.
   *
   * @throws ExecutionExistsException if the name was used with another input
   */
  Execution start(ExecutionName name, CheckoutInput input);

  /** Returns an execution, or empty if there is none with this name. */
  Optional<Execution> describe(ExecutionName name);

  /**
   * Starts a worker in this process, which runs the steps of executions until it is closed. Close
   * it before the engine.
   */
  AutoCloseable startWorker(CheckoutSteps steps);

  /** Returns how a worker answers an execution that waits for it. */
  TaskTokens tokens();

  /** Returns the executions that have stopped at a step, sorted by name. */
  List<Parked> parked();

  /** Returns where an execution has stopped, or empty if it does not exist or is not parked. */
  Optional<Parked> parked(ExecutionName name);

  /**
   * Lets a parked execution try its step again.
   *
   * @return false if the execution does not exist or is not parked
   */
  boolean resume(ExecutionName name);

  /**
   * Stops what the engine does in this process. Close its workers first. Executions go on in other
   * processes, or later.
   */
  @Override
  void close();
}
