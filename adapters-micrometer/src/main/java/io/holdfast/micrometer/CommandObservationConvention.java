package io.holdfast.micrometer;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.model.EntryId;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * The name and the key values of observations of commands. A host replaces them with a {@code
 * GlobalObservationConvention} of {@link CommandObservationContext}.
 */
final class CommandObservationConvention
    implements ObservationConvention<CommandObservationContext> {
  static final CommandObservationConvention DEFAULT = new CommandObservationConvention();

  /** Not {@code holdfast.command}: a handler may make a timer of it, with other tags. */
  static final String NAME = "holdfast.call";

  private static final String UNKNOWN = "unknown";

  private CommandObservationConvention() {}

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof CommandObservationContext;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public String getContextualName(CommandObservationContext context) {
    return "holdfast " + TagValues.of(context.call().command());
  }

  /** Asked at the start and at the end, each time with the same keys. */
  @Override
  public KeyValues getLowCardinalityKeyValues(CommandObservationContext context) {
    KeyValues command = KeyValues.of("command", TagValues.of(context.call().command()));
    CommandEvent event = context.event().orElse(null);
    if (event == null) {
      String outcome = context.hasEnded() ? TagValues.FAILED : UNKNOWN;
      String reason = context.hasEnded() ? "other" : UNKNOWN;
      return command.and("outcome", outcome, "reason", reason, "path", UNKNOWN);
    }
    return command.and(
        "outcome",
        TagValues.outcome(event.outcome()),
        "reason",
        TagValues.text(TagValues.reason(event)),
        "path",
        TagValues.of(event.path()));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(CommandObservationContext context) {
    KeyValues values = KeyValues.of("shop", context.call().shop().value());
    EntryId id = context.call().id();
    if (id != null) {
      values = values.and("id", id.toString());
    }
    long batch = context.event().map(CommandEvent::batch).orElse(0L);
    return batch == 0 ? values : values.and("batch", Long.toString(batch));
  }
}
