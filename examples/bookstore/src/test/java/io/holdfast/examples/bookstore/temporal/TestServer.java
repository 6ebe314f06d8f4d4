package io.holdfast.examples.bookstore.temporal;

import io.grpc.ClientInterceptor;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Timing;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The SDK's server in this process. It skips time, so a pause of the server takes no time. */
final class TestServer implements AutoCloseable {
  final TestWorkflowEnvironment environment;
  private static final Duration STEP_TIMEOUT = Duration.ofSeconds(30);

  private final List<AutoCloseable> open = new ArrayList<>();

  TestServer() {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowServiceStubsOptions(
                    WorkflowServiceStubsOptions.newBuilder()
                        .setGrpcClientInterceptors(List.of(new NoStickyQueue()))
                        .build())
                .build());
  }

  /** Starts a process of the bookstore, with an engine and a worker. */
  TemporalEngine engine(CheckoutSteps steps, Timing timing) {
    TemporalEngine engine = new TemporalEngine(client(), new Limits(timing, STEP_TIMEOUT));
    open.add(0, engine);
    open.add(0, TemporalEngine.startWorker(client(), steps));
    return engine;
  }

  /** Stops all processes of the bookstore. */
  void stop() {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    open.clear();
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /** Connects another process. */
  WorkflowClient client(ClientInterceptor connection) {
    return WorkflowClient.newInstance(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel(environment.getWorkflowServiceStubs().getRawChannel())
                .setGrpcClientInterceptors(List.of(connection))
                .build()));
  }

  /** Lets time pass on the server. */
  void pass(Duration time) {
    environment.sleep(time);
  }

  @Override
  public void close() {
    stop();
    environment.close();
  }
}
