package io.holdfast.examples.bookstore.durable;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import io.holdfast.examples.bookstore.flow.CheckoutFlow;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionExistsException;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Parked;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.holdfast.examples.bookstore.flow.TaskTokens;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.Database.Sql;
import io.holdfast.examples.bookstore.store.DatabaseException;
import io.holdfast.inventory.error.InvalidRequestException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * An engine on the host's own database. The table {@code checkout_execution} has the checkpoints,
 * and db-scheduler decides in {@code scheduled_tasks} which process drives an execution, and which
 * process has died. Any number of processes may share the two tables.
 */
public final class SchedulerEngine implements Engine, TaskTokens {
  /** How often a change is tried while others change the same execution. */
  private static final int MAX_TRIES = 20;

  private final Database database;
  private final Timing timing;
  private final Pace pace;
  private final BoundConnections connections;
  private final SchedulerClient client;

  /**
   * Creates an engine that starts, shows and resumes executions. Workers run them, here or in
   * another process.
   *
   * @param database a database whose tables exist
   * @param pace how often its workers look for work
   */
  public SchedulerEngine(Database database, Timing timing, Pace pace) {
    this.database = database;
    this.timing = timing;
    this.pace = pace;
    this.connections = new BoundConnections(database);
    this.client = SchedulerClient.Builder.create(connections.dataSource()).build();
  }

  @Override
  public AutoCloseable startWorker(CheckoutSteps steps) {
    Driver driver = new Driver(database, steps, timing);
    Scheduler scheduler =
        Scheduler.create(database.dataSource(), DriveTask.of(driver, timing.retryDelay()))
            .schedulerName(new SchedulerName.Fixed("bookstore-" + UUID.randomUUID()))
            .threads(pace.threads())
            .pollingInterval(pace.pollingInterval())
            .heartbeatInterval(pace.heartbeatInterval())
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(Duration.ofSeconds(10))
            .build();
    scheduler.start();
    return scheduler::stop;
  }

  /**
   * How often a worker looks for work.
   *
   * @param threads the executions that it drives at a time
   * @param pollingInterval the time between two looks
   * @param heartbeatInterval the time between two heartbeats; after four without one, other workers
   *     take over
   */
  public record Pace(int threads, Duration pollingInterval, Duration heartbeatInterval) {
    /** Eight threads, 100 milliseconds, one second. */
    public static final Pace DEFAULT = new Pace(8, Duration.ofMillis(100), Duration.ofSeconds(1));
  }

  @Override
  public Execution start(ExecutionName name, CheckoutInput input) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS); // as it is stored
    ExecutionRow row = ExecutionRow.start(CheckoutFlow.start(name, input, now), now);
    try {
      return database.inTransaction(
          sql -> {
            ExecutionRows.insert(sql, row);
            schedule(sql, row);
            return execution(row);
          });
    } catch (DatabaseException e) {
      if (!e.isDuplicate()) {
        throw e;
      }
    }
    Execution earlier =
        describe(name).orElseThrow(() -> new IllegalStateException("no execution " + name));
    if (!earlier.input().equals(input)) {
      throw new ExecutionExistsException(name);
    }
    return earlier;
  }

  @Override
  public Optional<Execution> describe(ExecutionName name) {
    return database.inTransaction(sql -> ExecutionRows.find(sql, name)).map(this::execution);
  }

  private Execution execution(ExecutionRow row) {
    return Execution.of(row.checkpoint(), row.startedAt(), row.stoppedAt());
  }

  @Override
  public List<Parked> parked() {
    return database.inTransaction(ExecutionRows::parked).stream()
        .map(SchedulerEngine::toParked)
        .toList();
  }

  @Override
  public Optional<Parked> parked(ExecutionName name) {
    return database
        .inTransaction(sql -> ExecutionRows.find(sql, name))
        .filter(row -> row.status() == RowStatus.PARKED)
        .map(SchedulerEngine::toParked);
  }

  private static Parked toParked(ExecutionRow row) {
    return new Parked(
        row.name(),
        row.checkpoint().requireStep(),
        Objects.requireNonNull(row.failure(), "failure"));
  }

  @Override
  public boolean resume(ExecutionName name) {
    return change(
        name,
        (row, now) ->
            row.status() == RowStatus.PARKED
                ? Optional.of(row.at(row.checkpoint(), now).drivenAnew())
                : Optional.empty());
  }

  @Override
  public TaskTokens tokens() {
    return this;
  }

  @Override
  public boolean succeed(String token, CourierStatus courier) {
    return answer(
        token,
        (row, now) ->
            row.at(
                CheckoutFlow.succeeded(
                    row.checkpoint(), row.checkpoint().state().withCourierStatus(courier), now),
                now));
  }

  @Override
  public boolean fail(String token, String error, String cause) {
    StepFailure failure = new StepFailure(error, cause, false);
    return answer(
        token, (row, now) -> row.at(CheckoutFlow.failed(row.checkpoint(), failure, now), now));
  }

  @Override
  public boolean heartbeat(String token) {
    return changeAwaiting(
        token,
        (row, now) ->
            row.waiting(
                now.plus(timing.courierHeartbeat()),
                // The worker may be faster than the process that has sent the message.
                row.status() == RowStatus.ASKING
                    ? now.plus(timing.courierTimeout())
                    : row.answerBy()));
  }

  private boolean answer(String token, BiFunction<ExecutionRow, Instant, ExecutionRow> change) {
    return changeAwaiting(token, (row, now) -> change.apply(row, now).drivenAnew());
  }

  private boolean changeAwaiting(
      String token, BiFunction<ExecutionRow, Instant, ExecutionRow> change) {
    Optional<ExecutionName> name = nameOf(token);
    return name.isPresent()
        && change(
            name.get(),
            (row, now) ->
                row.awaits(token, now) ? Optional.of(change.apply(row, now)) : Optional.empty());
  }

  /** Returns the execution of a token, or empty if it is not a token of this engine. */
  private static Optional<ExecutionName> nameOf(String token) {
    int end = token.lastIndexOf(':');
    try {
      return end < 0 ? Optional.empty() : Optional.of(new ExecutionName(token.substring(0, end)));
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }

  /** Changes an execution, and schedules its new driver if it has one, in one transaction. */
  private boolean change(
      ExecutionName name, BiFunction<ExecutionRow, Instant, Optional<ExecutionRow>> change) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Changed changed =
          database.inTransaction(
              sql -> {
                Optional<ExecutionRow> row = ExecutionRows.find(sql, name);
                Optional<ExecutionRow> next = row.flatMap(it -> change.apply(it, Instant.now()));
                if (row.isEmpty() || next.isEmpty()) {
                  return Changed.NO;
                }
                if (!ExecutionRows.replace(sql, next.get())) {
                  return Changed.BY_OTHERS;
                }
                if (!next.get().driver().equals(row.get().driver())) {
                  schedule(sql, next.get());
                }
                return Changed.YES;
              });
      if (changed != Changed.BY_OTHERS) {
        return changed == Changed.YES;
      }
    }
    throw new IllegalStateException("execution " + name + " changes too often");
  }

  /** Whether a row was changed. */
  private enum Changed {
    YES,
    NO,
    BY_OTHERS
  }

  private void schedule(Sql sql, ExecutionRow row) throws SQLException {
    connections.in(
        sql,
        () -> {
          boolean unused =
              client.scheduleIfNotExists(
                  DriveTask.DESCRIPTOR.instance(row.driver()).build(), Instant.now());
        });
  }

  @Override
  public void close() {}
}
