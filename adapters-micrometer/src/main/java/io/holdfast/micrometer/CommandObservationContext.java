package io.holdfast.micrometer;

import io.holdfast.inventory.CommandCall;
import io.holdfast.inventory.CommandEvent;
import io.micrometer.observation.Observation;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an observation of a command knows, for handlers, filters and conventions of a host. Not safe
 * for use by several threads at the same time.
 *
 * @since 0.1.0
 */
public final class CommandObservationContext extends Observation.Context {
  private final CommandCall call;
  private boolean ended;
  private @Nullable CommandEvent event;

  CommandObservationContext(CommandCall call) {
    this.call = Objects.requireNonNull(call, "call");
  }

  /** Returns the start of the command. */
  public CommandCall call() {
    return call;
  }

  /**
   * Returns the end of the command; empty while it runs, and if it has ended with neither an answer
   * nor a fault of the library.
   */
  public Optional<CommandEvent> event() {
    return Optional.ofNullable(event);
  }

  boolean hasEnded() {
    return ended;
  }

  void end(@Nullable CommandEvent result) {
    ended = true;
    event = result;
  }
}
