package io.holdfast.micrometer;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of tags, the same for meters and observations. Each tag has few values. */
final class TagValues {
  static final String DONE = "done";
  static final String REPLAYED = "replayed";
  static final String REFUSED = "refused";
  static final String FAILED = "failed";

  /** The value of a tag that has nothing to say. */
  static final String NONE = "none";

  private TagValues() {}

  /** Returns the name of a constant in lower case. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Returns how a command has ended. */
  static String outcome(@Nullable Outcome<?> outcome) {
    if (outcome == null) {
      return FAILED;
    }
    if (!outcome.isDone()) {
      return REFUSED;
    }
    return outcome.isReplayed() ? REPLAYED : DONE;
  }

  /** Returns why a command was refused or has failed, as a constant or a text. */
  static Object reason(CommandEvent event) {
    if (event.outcome() instanceof Outcome.Refused<?> refused) {
      return refused.reason().code();
    }
    return event.fault() == null ? NONE : reason(event.fault());
  }

  /** Returns the kind of a fault. */
  static String reason(InventoryException fault) {
    if (fault instanceof BusyException busy) {
      return "busy_" + of(busy.resource());
    }
    if (fault instanceof UnavailableException) {
      return "unavailable";
    }
    if (fault instanceof OutcomeUnknownException) {
      return "outcome_unknown";
    }
    if (fault instanceof HostWriteException) {
      return "host_write";
    }
    if (fault instanceof InvalidRequestException) {
      return "invalid_request";
    }
    if (fault instanceof InvariantViolationException) {
      return "invariant_violation";
    }
    return fault instanceof ConfigurationException ? "configuration" : "other";
  }

  /** Returns the text of a {@link #reason}. */
  static String text(Object reason) {
    return reason instanceof Enum<?> constant ? of(constant) : reason.toString();
  }

  static String of(Path path) {
    return switch (path) {
      case LANE -> "lane";
      case DIRECT -> "direct";
      case HOST_TRANSACTION -> "transaction";
    };
  }
}
