package io.holdfast.examples.bookstore.checks;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests in a scene, which each of them opens and closes. */
abstract class InScene {
  static final String DISPATCHED = "\"Your order will be dispatched in 24 hours\"";

  Scene scene;

  /** Returns the factory of the engine. */
  protected abstract Scene.EngineFactory engine();

  @BeforeEach
  void open() {
    scene = Scene.open(engine(), Scene.TIMING);
  }

  @AfterEach
  void close() {
    scene.close();
  }
}
