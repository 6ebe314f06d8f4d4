package io.holdfast.examples.bookstore.durable;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The task of db-scheduler that drives an execution. The id of its instance is the driver. */
final class DriveTask {
  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("checkout");

  private DriveTask() {}

  static Task<Void> of(Driver driver, Duration pauseAfterFault) {
    return Tasks.custom(DESCRIPTOR)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(pauseAfterFault))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              String id = instance.getId();
              ExecutionName name = new ExecutionName(id.substring(0, id.lastIndexOf('#')));
              Optional<Instant> again = driver.drive(name, id);
              return again
                  .<CompletionHandler<Void>>map(
                      at -> (complete, operations) -> operations.reschedule(complete, at))
                  .orElseGet(CompletionHandler.OnCompleteRemove::new);
            });
  }
}
