package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Timing;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The SDK's server in this process. It skips time, so a pause of the server takes no time. */
final class TestServer implements AutoCloseable {
  final TestWorkflowEnvironment environment;
  private final List<TemporalEngine> engines = new ArrayList<>();

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

  /** Starts a process of the bookstore. */
  TemporalEngine engine(CheckoutSteps steps, Timing timing) {
    TemporalEngine engine = TemporalEngine.on(client(), steps, timing);
    engines.add(engine);
    return engine;
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /** Lets time pass on the server. */
  void pass(Duration time) {
    environment.sleep(time);
  }

  @Override
  public void close() {
    engines.forEach(TemporalEngine::close);
    environment.close();
  }
}
