package io.holdfast.micrometer;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.model.EntryId;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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

  /** There are few combinations. Each is sorted once, not for each command. */
  private final Map<Low, KeyValues> low = new ConcurrentHashMap<>();

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
    CommandEvent event = context.event().orElse(null);
    Low values =
        event == null
            ? new Low(
                context.call().command(),
                context.hasEnded() ? TagValues.FAILED : UNKNOWN,
                context.hasEnded() ? "other" : UNKNOWN,
                null)
            : new Low(
                context.call().command(),
                TagValues.outcome(event.outcome()),
                TagValues.reason(event),
                event.path());
    return low.computeIfAbsent(values, Low::keyValues);
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(CommandObservationContext context) {
    KeyValue shop = KeyValue.of("shop", context.call().shop().value());
    EntryId id = context.call().id();
    long batch = context.event().map(CommandEvent::batch).orElse(0L);
    if (id == null) {
      return batch == 0 ? KeyValues.of(shop) : KeyValues.of(shop, batch(batch));
    }
    KeyValue ofId = KeyValue.of("id", id.toString());
    return batch == 0 ? KeyValues.of(shop, ofId) : KeyValues.of(shop, ofId, batch(batch));
  }

  private static KeyValue batch(long batch) {
    return KeyValue.of("batch", Long.toString(batch));
  }

  /**
   * The values of the keys that have few of them.
   *
   * @param reason a constant or a text
   * @param path null while it is unknown
   */
  private record Low(Enum<?> command, String outcome, Object reason, @Nullable Path path) {
    KeyValues keyValues() {
      return KeyValues.of(
          "command",
          TagValues.of(command),
          "outcome",
          outcome,
          "reason",
          TagValues.text(reason),
          "path",
          path == null ? UNKNOWN : TagValues.of(path));
    }
  }
}
