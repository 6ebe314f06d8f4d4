package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.EngineRuntime;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.store.Database;
import java.time.InstantSource;

/** The engine on db-scheduler, with workers at the default pace. */
public final class SchedulerRuntime implements EngineRuntime {
  private final Database database;
  private final Timing timing;
  private final SchedulerEngine engine;

  /** Creates the engine on a database whose tables exist. */
  public SchedulerRuntime(Database database, Timing timing) {
    this.database = database;
    this.timing = timing;
    this.engine = new SchedulerEngine(database, timing, InstantSource.system());
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public AutoCloseable startWorker(CheckoutSteps steps) {
    return SchedulerEngine.startWorker(
        database, steps, timing, InstantSource.system(), SchedulerEngine.Pace.DEFAULT);
  }
}
