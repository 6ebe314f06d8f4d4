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
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs checkouts on Temporal. The server keeps them; each process that has this engine works on
 * them. Safe for use by any number of threads.
 */
public final class TemporalEngine implements Engine {
  /** The task queue that all processes of the bookstore work on. */
  public static final String TASK_QUEUE = "bookstore";

  private static final long SHUTDOWN_SECONDS = 10;

  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final Timing timing;
  private final Runnable disconnect;

  private TemporalEngine(
      WorkflowClient client, CheckoutSteps steps, Timing timing, Runnable disconnect) {
    this.client = client;
    this.timing = timing;
    this.disconnect = disconnect;
    this.workers = WorkerFactory.newInstance(client);
    Worker worker = workers.newWorker(TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(CheckoutWorkflow.class);
    worker.registerActivitiesImplementations(new StepActivity(steps));
    workers.start();
  }

  /**
   * Connects to a server, and starts to work on its checkouts.
   *
   * @param target host and port of the server, such as {@code 127.0.0.1:7233}
   * @param steps the steps
   * @param timing the times of the checkouts that are started here
   */
  public static TemporalEngine connect(String target, CheckoutSteps steps, Timing timing) {
    WorkflowServiceStubs server =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    return new TemporalEngine(
        WorkflowClient.newInstance(server), steps, timing, server::shutdownNow);
  }

  /**
   * Starts to work on the checkouts of a client's server.
   *
   * @param client the client, which stays open when the engine is closed
   * @param steps the steps
   * @param timing the times of the checkouts that are started here
   */
  public static TemporalEngine on(WorkflowClient client, CheckoutSteps steps, Timing timing) {
    return new TemporalEngine(client, steps, timing, () -> {});
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
      WorkflowClient.start(flow::checkout, input, timing);
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

  /** Asks the workflows that are open, one by one. */
  @Override
  public List<Parked> parked() {
    List<Parked> parked = new ArrayList<>();
    for (ExecutionName name : OpenWorkflows.of(client, CheckoutFlow.NAME)) {
      find(name)
          .filter(it -> it.parked() != null)
          .ifPresent(
              it -> parked.add(new Parked(name, it.checkpoint().requireStep(), it.parked())));
    }
    parked.sort(Comparator.comparing(it -> it.name().value()));
    return parked;
  }

  @Override
  public boolean resume(ExecutionName name) {
    if (find(name).filter(it -> it.parked() != null).isEmpty()) {
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

  @Override
  public void close() {
    workers.shutdown();
    workers.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    workers.shutdownNow();
    disconnect.run();
  }
}
