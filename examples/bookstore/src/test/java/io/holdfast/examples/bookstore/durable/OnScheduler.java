package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.EngineUnderTest;
import io.holdfast.examples.bookstore.checks.Scene;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.store.Database;

/** Runs checks on the engine on db-scheduler. */
interface OnScheduler extends Scene.EngineFactory {
  @Override
  default EngineUnderTest create(Database database, Timing timing) {
    return new SchedulerUnderTest(database, timing);
  }
}
