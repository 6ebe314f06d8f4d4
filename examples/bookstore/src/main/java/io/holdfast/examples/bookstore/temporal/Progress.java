package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.Checkpoint;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.Parked;
import io.holdfast.examples.bookstore.flow.StepFailure;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a checkout has come.
 *
 * @param checkpoint the checkpoint
 * @param parked the failure at which it has stopped until it is resumed; null if it has not
 * @param startDate the time of the start
 * @param stopDate the time of the end; null if it is not over
 */
public record Progress(
    Checkpoint checkpoint,
    @Nullable StepFailure parked,
    Instant startDate,
    @Nullable Instant stopDate) {
  Execution toExecution() {
    return Execution.of(checkpoint, startDate, stopDate);
  }

  Optional<Parked> toParked() {
    return parked == null
        ? Optional.empty()
        : Optional.of(new Parked(checkpoint.name(), checkpoint.requireStep(), parked));
  }
}
