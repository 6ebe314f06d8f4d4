package io.holdfast.examples.cli.output;

import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.ReservationState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as it is printed.
 *
 * @param code its stable name
 * @param text the same in words
 * @param shortages the lines that go too far, if it is about lines
 * @param state what forbids the step, if it is about a state
 */
public record RefusalView(
    String code, String text, List<ShortageView> shortages, @Nullable String state) {
  /** The view of a refusal. */
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
    ReservationState state = refusal instanceof Refusal.WrongState it ? it.state() : null;
    return state == null ? null : state.name();
  }
}
