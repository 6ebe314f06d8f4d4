package io.holdfast.examples.bookstore.flow;

/**
 * An engine, and what starts its workers in this process. The program knows nothing else of an
 * engine.
 */
public interface EngineRuntime {
  /** Returns the engine. Whoever opens it closes it. */
  Engine engine();

  /**
   * Starts a worker, which runs executions until it is closed.
   *
   * @param steps the steps
   */
  AutoCloseable startWorker(CheckoutSteps steps);
}
