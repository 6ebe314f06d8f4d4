package io.holdfast.examples.bookstore.temporal;

import io.grpc.ClientInterceptor;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Timing;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.serviceclient.rpcretry.DefaultStubServiceOperationRpcRetryOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The SDK's server in this process, with a name space of its own. */
final class TestServer implements AutoCloseable {
  private static final Duration STEP_TIMEOUT = Duration.ofSeconds(30);
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Made for the first test that needs it, and left open for the others. */
  private static final class Shared {
    static final TestWorkflowEnvironment SERVER = server(false);
  }

  private final String namespace = "bookstore-" + COUNT.incrementAndGet();
  private final TestWorkflowEnvironment server;
  private final boolean own;
  private final List<WorkflowServiceStubs> connections = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final WorkflowClient client;

  private TestServer(TestWorkflowEnvironment server, boolean own) {
    this.server = server;
    this.own = own;
    this.client = client(new NoStickyQueue());
  }

  /** Returns the server that all tests of this JVM share. Its time is the real time. */
  static TestServer shared() {
    return new TestServer(Shared.SERVER, false);
  }

  /**
   * Creates a server that skips time unless an activity is in progress, so a pause between two
   * tries takes no time.
   */
  static TestServer skippingTime() {
    return new TestServer(server(true), true);
  }

  private static TestWorkflowEnvironment server(boolean skipsTime) {
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder().setUseTimeskipping(skipsTime).build());
  }

  /** Starts a process of the bookstore, with an engine and a worker. */
  TemporalEngine engine(CheckoutSteps steps, Timing timing) {
    TemporalEngine engine = new TemporalEngine(client, new Limits(timing, STEP_TIMEOUT));
    open.add(engine);
    open.add(engine.startWorker(steps));
    return engine;
  }

  /** Stops all processes of the bookstore. */
  void stop() {
    closeAtOnce(open);
    open.clear();
  }

  /** Closes workers side by side, because each waits for its threads. */
  static void closeAtOnce(List<AutoCloseable> workers) {
    workers.parallelStream()
        .forEach(
            worker -> {
              try {
                worker.close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  WorkflowClient client() {
    return client;
  }

  /** Starts a process without a worker that repeats a failed call for a second, not a minute. */
  TemporalEngine impatientEngine() {
    RpcRetryOptions briefly =
        DefaultStubServiceOperationRpcRetryOptions.getBuilder()
            .setExpiration(Duration.ofSeconds(1))
            .validateBuildWithDefaults();
    WorkflowClient impatient = client(new NoStickyQueue(), briefly);
    TemporalEngine engine = new TemporalEngine(impatient, new Limits(Timing.DEFAULT, STEP_TIMEOUT));
    open.add(engine);
    return engine;
  }

  /** Connects another process. */
  WorkflowClient client(ClientInterceptor connection) {
    return client(connection, DefaultStubServiceOperationRpcRetryOptions.INSTANCE);
  }

  private WorkflowClient client(ClientInterceptor connection, RpcRetryOptions retries) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel(server.getWorkflowServiceStubs().getRawChannel())
                .setGrpcClientInterceptors(List.of(connection))
                .setRpcRetryOptions(retries)
                .build());
    connections.add(stubs);
    return WorkflowClient.newInstance(
        stubs, WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
  }

  /** Lets time pass on the server. */
  void pass(Duration time) {
    server.sleep(time);
  }

  long currentTimeMillis() {
    return server.currentTimeMillis();
  }

  @Override
  public void close() {
    stop();
    connections.forEach(WorkflowServiceStubs::shutdownNow);
    if (own) {
      server.close();
    }
  }
}
