package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.ReferenceDefects;
import io.holdfast.examples.bookstore.checks.Scene;

class SchedulerReferenceDefectsTest extends ReferenceDefects {
  @Override
  protected Scene.EngineFactory engine() {
    return SchedulerUnderTest::new;
  }
}
