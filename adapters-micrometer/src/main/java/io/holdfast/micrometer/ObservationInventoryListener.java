package io.holdfast.micrometer;

import io.holdfast.inventory.CommandCall;
import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.error.InventoryException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one observation of each command that a host calls, named {@code holdfast.call}. With a
 * tracing bridge of Micrometer, each command is a span. Add it with {@code
 * Inventory.Builder.listener}. The key values are in {@code docs/metrics.md}.
 *
 * <p>The observation begins when the command is called, and ends when the call returns or its stage
 * is complete. Its parent is the observation that is current in the calling thread. It is current
 * itself while a blocking call runs, so what the calling thread does meanwhile, such as the
 * statements of a shared transaction that it leads, belongs to it.
 *
 * <p>Safe for use by any number of threads, and by several inventories.
 *
 * @since 0.1.0
 */
public final class ObservationInventoryListener implements InventoryListener {
  private final ObservationRegistry registry;

  private ObservationInventoryListener(ObservationRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /** Creates a listener that makes observations in a registry. */
  public static ObservationInventoryListener create(ObservationRegistry registry) {
    return new ObservationInventoryListener(registry);
  }

  @Override
  public CommandCall.@Nullable End onCall(CommandCall call) {
    if (registry.isNoop()) {
      return null;
    }
    CommandObservationContext context = new CommandObservationContext(call);
    Observation observation =
        Observation.createNotStarted(
                null, CommandObservationConvention.DEFAULT, () -> context, registry)
            .start();
    if (observation.isNoop()) {
      return null;
    }
    Observation.Scope scope = call.blocking() ? scope(observation) : null;
    return event -> end(observation, scope, context, event);
  }

  /** Opens a scope, and leaves none open if a handler fails: it is current before handlers run. */
  private Observation.Scope scope(Observation observation) {
    try {
      return observation.openScope();
    } catch (Throwable e) { // also a checked one, of a handler in another language
      Observation.Scope open = registry.getCurrentObservationScope();
      try {
        if (open != null && open.getCurrentObservation() == observation) {
          open.close();
        }
      } finally {
        observation.stop();
      }
      throw e;
    }
  }

  private static void end(
      Observation observation,
      Observation.@Nullable Scope scope,
      CommandObservationContext context,
      @Nullable CommandEvent event) {
    context.end(event);
    InventoryException fault = event == null ? null : event.fault();
    // A handler that fails must not leave the scope in a thread of a pool.
    try {
      if (fault != null) {
        observation.error(fault);
      }
    } finally {
      try {
        if (scope != null) {
          scope.close();
        }
      } finally {
        observation.stop();
      }
    }
  }
}
