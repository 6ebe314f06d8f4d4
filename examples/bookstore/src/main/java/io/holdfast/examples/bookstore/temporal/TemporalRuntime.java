package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.EngineRuntime;
import io.holdfast.examples.bookstore.flow.Timing;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/** The engine on Temporal, with a connection that is open until this is closed. */
public final class TemporalRuntime implements EngineRuntime, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final WorkflowServiceStubs server;
  private final WorkflowClient client;
  private final Engine engine;

  private TemporalRuntime(WorkflowServiceStubs server, Timing timing) {
    this.server = server;
    this.client = WorkflowClient.newInstance(server);
    this.engine = new TemporalEngine(client, Limits.DEFAULT.with(timing));
  }

  /**
   * Connects to a server, and begins to drive its checkouts.
   *
   * @param target host and port of the server, such as {@code 127.0.0.1:7233}
   * @param timing the times of the checkouts that are started here
   * @throws io.grpc.StatusRuntimeException if the server has not answered for five seconds
   */
  public static TemporalRuntime connect(String target, Timing timing) {
    WorkflowServiceStubs server =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    try {
      server.connect(CONNECT_TIMEOUT);
      return new TemporalRuntime(server, timing);
    } catch (RuntimeException e) {
      server.shutdownNow();
      throw e;
    }
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public AutoCloseable startWorker(CheckoutSteps steps) {
    return TemporalEngine.startWorker(client, steps);
  }

  /** Ends the connection. The engine and the workers are closed before. */
  @Override
  public void close() {
    server.shutdownNow();
  }
}
