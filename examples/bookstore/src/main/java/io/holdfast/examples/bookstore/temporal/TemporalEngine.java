package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.CheckoutFlow;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionExistsException;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Parked;
import io.holdfast.examples.bookstore.flow.TaskTokens;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.inventory.spi.support.LoggedFailure;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.DataConverterException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine on Temporal. The server keeps the checkouts; any number of processes may share it. An
 * engine drives them: it decides what comes next, which has no effects. The steps run in workers,
 * here or in another process. Safe for use by any number of threads.
 */
public final class TemporalEngine implements Engine {
  /** The queue of tasks that all processes of the bookstore work on. */
  public static final String TASK_QUEUE = "bookstore";

  private static final Logger LOG = LoggerFactory.getLogger(TemporalEngine.class);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final WorkflowClient client;
  private final Limits limits;
  private final Runnable disconnect;
  private final WorkerFactory driver;

  /**
   * Creates an engine, which begins to drive the checkouts of the server.
   *
   * @param client a client of the server, which stays open when the engine is closed
   * @param limits the times of the checkouts that are started here
   */
  TemporalEngine(WorkflowClient client, Limits limits) {
    this(client, limits, () -> {});
  }

  private TemporalEngine(WorkflowClient client, Limits limits, Runnable disconnect) {
    this.client = client;
    this.limits = limits;
    this.disconnect = disconnect;
    this.driver =
        start(client, worker -> worker.registerWorkflowImplementationTypes(CheckoutWorkflow.class));
  }

  /**
   * Connects to a server, and begins to drive its checkouts. The connection ends with the engine.
   *
   * @param target host and port of the server, such as {@code 127.0.0.1:7233}
   * @param timing the times of the checkouts that are started here
   * @throws io.grpc.StatusRuntimeException if the server has not answered for ten seconds
   */
  public static TemporalEngine connect(String target, Timing timing) {
    WorkflowServiceStubs server =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    try {
      server.connect(CONNECT_TIMEOUT);
      return new TemporalEngine(
          WorkflowClient.newInstance(server), Limits.DEFAULT.with(timing), server::shutdownNow);
    } catch (RuntimeException e) {
      server.shutdownNow();
      throw e;
    }
  }

  @Override
  public AutoCloseable startWorker(CheckoutSteps steps) {
    return startWorker(client, steps);
  }

  /**
   * Starts a worker, which runs steps until it is closed.
   *
   * @param client a client of the server, which stays open when the worker is closed
   * @param steps the steps
   */
  static AutoCloseable startWorker(WorkflowClient client, CheckoutSteps steps) {
    WorkerFactory workers =
        start(client, worker -> worker.registerActivitiesImplementations(new StepActivity(steps)));
    return () -> stop(workers);
  }

  private static WorkerFactory start(WorkflowClient client, Consumer<Worker> register) {
    WorkerFactory workers = WorkerFactory.newInstance(client);
    register.accept(workers.newWorker(TASK_QUEUE));
    workers.start();
    return workers;
  }

  private static void stop(WorkerFactory workers) {
    workers.shutdown();
    workers.awaitTermination(10, TimeUnit.SECONDS);
    workers.shutdownNow();
  }

  @Override
  public Execution start(ExecutionName name, CheckoutInput input) {
    StoreCheckoutFlow flow =
        client.newWorkflowStub(
            StoreCheckoutFlow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(name.value())
                .setTaskQueue(TASK_QUEUE)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .build());
    try {
      WorkflowClient.start(flow::checkout, input, limits);
    } catch (WorkflowExecutionAlreadyStarted e) {
      Execution existing = progress(name).toExecution();
      if (!existing.input().equals(input)) {
        throw new ExecutionExistsException(name);
      }
      return existing;
    }
    return progress(name).toExecution();
  }

  @Override
  public Optional<Execution> describe(ExecutionName name) {
    return find(name).map(Progress::toExecution);
  }

  @Override
  public TaskTokens tokens() {
    return new TemporalTokens(client.newActivityCompletionClient());
  }

  /** Asks the workflows that are open, one by one. Those that cannot be asked are left out. */
  @Override
  public List<Parked> parked() {
    return OpenWorkflows.of(client, CheckoutFlow.NAME).stream()
        .flatMap(name -> parkedOrUnknown(name).stream())
        .sorted(Comparator.comparing(it -> it.name().value()))
        .toList();
  }

  @Override
  public Optional<Parked> parked(ExecutionName name) {
    return find(name).flatMap(Progress::toParked);
  }

  private Optional<Parked> parkedOrUnknown(ExecutionName name) {
    try {
      return parked(name);
    } catch (WorkflowException | DataConverterException e) {
      LOG.warn("{} cannot be asked whether it is parked", name, LoggedFailure.of(e));
      return Optional.empty();
    }
  }

  @Override
  public boolean resume(ExecutionName name) {
    if (parked(name).isEmpty()) {
      return false;
    }
    try {
      flow(name).resume();
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  private Optional<Progress> find(ExecutionName name) {
    try {
      return Optional.of(progress(name));
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  private Progress progress(ExecutionName name) {
    return flow(name).progress();
  }

  private StoreCheckoutFlow flow(ExecutionName name) {
    return client.newWorkflowStub(StoreCheckoutFlow.class, name.value());
  }

  /** Stops to drive checkouts. Other processes go on with them. */
  @Override
  public void close() {
    try {
      stop(driver);
    } finally {
      disconnect.run();
    }
  }
}
