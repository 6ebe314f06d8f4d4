package io.holdfast.examples.bookstore.checks;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests in a scene, which each of them opens and closes. A subclass says on which engine: it
 * creates the engine under test.
 */
abstract class InScene implements Scene.EngineFactory {
  static final String DISPATCHED = "\"Your order will be dispatched in 24 hours\"";

  Scene scene;

  @BeforeEach
  void open() {
    scene = Scene.open(this, Scene.TIMING);
  }

  @AfterEach
  void close() {
    scene.close();
  }
}
