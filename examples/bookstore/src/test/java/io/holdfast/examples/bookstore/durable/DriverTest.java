package io.holdfast.examples.bookstore.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.Logged;
import io.holdfast.examples.bookstore.checks.FaultySteps;
import io.holdfast.examples.bookstore.checks.Scene;
import io.holdfast.examples.bookstore.checks.Tokens;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

@Timeout(120)
class DriverTest {
  private static final ExecutionName NAME = new ExecutionName("o-1");

  private Scene scene;

  @BeforeEach
  void open() {
    scene = Scene.open(SchedulerUnderTest::new, Scene.TIMING);
    Execution unused = scene.start(NAME.value(), Scene.ANN, Scene.RULE, 5, true);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Driver driver(FaultySteps.Fault fault) {
    return new Driver(scene.database, new FaultySteps(scene.steps(), fault), Scene.TIMING);
  }

  private ExecutionRow row() {
    return scene.database.inTransaction(sql -> ExecutionRows.find(sql, NAME)).orElseThrow();
  }

  @Test
  void aWorkerThatOnlySeemedDeadDoesNotSetTheCheckpointBack() throws Exception {
    CountDownLatch stands = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    Driver slow =
        driver(
            (step, after, name) -> {
              if (step == Step.BILL_CUSTOMER && after) {
                stands.countDown();
                await(goesOn);
              }
            });
    String task = row().driver();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<Instant>> seemedDead = thread.submit(() -> slow.drive(NAME, task));
      await(stands);
      Optional<Instant> again = driver((step, after, name) -> {}).drive(NAME, task);
      assertThat(again).isPresent();
      ExecutionRow waiting = row();
      assertThat(waiting.status()).isEqualTo(RowStatus.WAITING);
      goesOn.countDown();
      assertThat(seemedDead.get(60, TimeUnit.SECONDS)).isPresent();
      assertThat(row()).isEqualTo(waiting);
    } finally {
      goesOn.countDown();
      thread.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aWorkerThatIsFasterThanTheSenderIsNotAskedTwice() {
    Driver driver =
        driver(
            (step, after, name) -> {
              if (step == Step.PREPARE_ORDER && after) {
                Message order = scene.order();
                scene.forget(order);
                assertThat(scene.engine().tokens().heartbeat(Tokens.of(order))).isTrue();
              }
            });
    assertThat(driver.drive(NAME, row().driver())).isPresent();
    assertThat(row().status()).isEqualTo(RowStatus.WAITING);
    assertThat(scene.noOrderIsLeft()).isTrue();
  }

  @Test
  void anUnexpectedFaultIsLoggedWithItsPlaceAndWithoutItsText() {
    Driver driver =
        driver(
            (step, after, name) -> {
              throw new IllegalStateException("hunter2\nFORGED");
            });
    try (Logged log = new Logged()) {
      assertThat(driver.drive(NAME, row().driver())).isPresent();
      assertThat(log.toString())
          .contains("o-1: an unexpected fault at CHECK_INVENTORY")
          .contains("java.lang.IllegalStateException\n\tat ")
          .doesNotContain("hunter2")
          .doesNotContain("FORGED");
    }
  }

  @Test
  void aTaskThatTheRowDoesNotNameDrivesNothing() {
    ExecutionRow before = row();
    Optional<Instant> again = driver((step, after, name) -> {}).drive(NAME, "o-1#0");
    assertThat(again).isEmpty();
    assertThat(row()).isEqualTo(before);
  }
}
