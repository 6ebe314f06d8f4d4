package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.ReferenceDefects;
import io.holdfast.examples.bookstore.checks.Scene;

class TemporalReferenceDefectsTest extends ReferenceDefects {
  @Override
  protected Scene.EngineFactory engine() {
    return (database, timing) -> new TemporalUnderTest(timing);
  }
}
