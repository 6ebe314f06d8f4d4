package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.CommandCall;
import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.spi.support.HostCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call of the host whose end is told to the listeners that asked for it at its start. */
final class FollowedCall {
  /** The call that no listener follows. */
  static final FollowedCall NOT_FOLLOWED = new FollowedCall(null, 0, List.of());

  private static final Logger LOG = LoggerFactory.getLogger(InventoryListener.class);

  private final @Nullable Command<?> command;
  private final long start;
  private final List<CommandCall.End> ends;

  private FollowedCall(@Nullable Command<?> command, long start, List<CommandCall.End> ends) {
    this.command = command;
    this.start = start;
    this.ends = ends;
  }

  /**
   * Creates a call that has begun.
   *
   * @param start the time of its start, by {@link System#nanoTime}
   * @param ends the callbacks for its end
   */
  static FollowedCall of(Command<?> command, long start, List<CommandCall.End> ends) {
    return ends.isEmpty() ? NOT_FOLLOWED : new FollowedCall(command, start, ends);
  }

  boolean isFollowed() {
    return !ends.isEmpty();
  }

  /**
   * Tells the end, in the order opposite to that of the start.
   *
   * @param outcome the answer, or null
   * @param thrown what was thrown, or null
   * @param path the way of the command
   * @param batch the number of its batch, or 0
   */
  void end(@Nullable Outcome<?> outcome, @Nullable Throwable thrown, Path path, long batch) {
    if (command == null) {
      return;
    }
    InventoryException fault = fault(thrown);
    CommandEvent event =
        outcome == null && fault == null
            ? null
            : event(
                command, outcome, fault, Duration.ofNanos(System.nanoTime() - start), path, batch);
    for (int i = ends.size() - 1; i >= 0; i--) {
      CommandCall.End end = ends.get(i);
      HostCode.run(
          LOG,
          "an InventoryListener failed; the command of this call is not affected",
          () -> end.ended(event));
    }
  }

  /** Returns the event of the end of a command, as every listener is told it. */
  static CommandEvent event(
      Command<?> command,
      @Nullable Outcome<?> outcome,
      @Nullable InventoryException fault,
      Duration elapsed,
      Path path,
      long batch) {
    return new CommandEvent(
        command.kind(),
        command.shop(),
        command.entry(),
        command.lines(),
        outcome,
        fault,
        elapsed,
        path,
        batch);
  }

  private static @Nullable InventoryException fault(@Nullable Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof InventoryException it ? it : null;
  }
}
