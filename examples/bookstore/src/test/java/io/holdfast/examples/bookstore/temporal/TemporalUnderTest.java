package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.EngineUnderTest;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Timing;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine on Temporal. A worker that is killed has no connection to the server any more; the
 * server notices it when the step does not end in time.
 */
final class TemporalUnderTest implements EngineUnderTest {
  private static final Duration STEP_TIMEOUT = Duration.ofSeconds(5);

  private final TestServer server = TestServer.shared();
  private final TemporalEngine engine;
  private final List<MortalConnection> alive = new ArrayList<>();
  private final List<AutoCloseable> workers = new ArrayList<>();

  TemporalUnderTest(Timing timing) {
    Timing here =
        new Timing(
            timing.retryDelay(),
            timing.courierTimeout(),
            min(timing.courierHeartbeat(), STEP_TIMEOUT),
            timing.holdTtl());
    engine = new TemporalEngine(server.client(), new Limits(here, STEP_TIMEOUT));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public synchronized void startWorker(CheckoutSteps steps) {
    MortalConnection connection = new MortalConnection();
    WorkflowClient client = server.client(connection);
    alive.add(connection);
    workers.add(TemporalEngine.startWorker(client, steps));
  }

  @Override
  public synchronized void killWorkers() {
    alive.forEach(MortalConnection::die);
    alive.clear();
    // A dead process does not poll; the caller may be a step of the worker, so nobody waits here.
    for (AutoCloseable worker : workers) {
      Thread end = new Thread(() -> TestServer.closeAtOnce(List.of(worker)), "killed-worker");
      end.setDaemon(true);
      end.start();
    }
    workers.clear();
  }

  @Override
  public synchronized void close() {
    workers.add(engine);
    TestServer.closeAtOnce(workers);
    server.close();
  }
}
