package io.holdfast.examples.cli.output;

import io.holdfast.inventory.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as it is printed.
 *
 * @param code the stable name of the refusal
 * @param text the description of the refusal
 * @param shortages the lines that exceed a limit, if the refusal is about lines
 * @param state the state that forbids the step, if the refusal is about a state
 */
public record RefusalView(
    String code, String text, List<ShortageView> shortages, @Nullable String state) {
  /** Returns the view of a refusal. */
  public static RefusalView of(Refusal refusal) {
    return new RefusalView(
        refusal.code().name(), RefusalText.of(refusal), shortages(refusal), state(refusal));
  }

  private static List<ShortageView> shortages(Refusal refusal) {
    List<Refusal.Shortage> shortages = List.of();
    if (refusal instanceof Refusal.InsufficientStock it) {
      shortages = it.shortages();
    } else if (refusal instanceof Refusal.ExceedsReservation it) {
      shortages = it.excesses();
    }
    return shortages.stream().map(ShortageView::of).toList();
  }

  private static @Nullable String state(Refusal refusal) {
    return refusal instanceof Refusal.WrongState it ? it.state().name() : null;
  }
}
