package io.holdfast.examples.bookstore.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.checks.CheckoutKills;
import io.holdfast.examples.bookstore.checks.Scene;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process dies with an execution before and after every step, and this one goes on. */
@Timeout(180)
class ProcessKillTest {
  @TempDir private Path folder;

  @Test
  void anotherProcessGoesOnWhereverTheFirstOneDies() throws Exception {
    String url = "jdbc:h2:async:" + folder.resolve("store") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
    try (Scene scene = Scene.openAt(url, SchedulerUnderTest::new, Scene.TIMING)) {
      CheckoutKills.startAll(scene);
      scene.findCouriers();
      Process process = WorkerProcess.start(scene, url);
      try {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(WorkerProcess.HALTED);
      } finally {
        process.destroyForcibly();
      }
      scene.work();
      CheckoutKills.check(scene);
    }
  }
}
