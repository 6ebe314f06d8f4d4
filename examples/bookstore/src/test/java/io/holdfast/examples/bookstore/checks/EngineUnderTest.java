package io.holdfast.examples.bookstore.checks;

import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Engine;

/**
 * An engine, and workers that can die. Every test of the checkout runs on this port, so it runs on
 * each engine.
 */
public interface EngineUnderTest extends AutoCloseable {
  /**
   * Returns the engine, which starts, shows and resumes executions, and takes answers to tokens.
   */
  Engine engine();

  /**
   * Starts a worker.
   *
   * @param steps the steps that it runs
   */
  void startWorker(CheckoutSteps steps);

  /**
   * Kills all workers, as the end of their processes would: from now on, nothing that they do
   * reaches the engine. It may be called by a step that such a worker runs.
   */
  void killWorkers();

  @Override
  void close();
}
