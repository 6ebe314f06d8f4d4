package io.holdfast.examples.cli.replay;

import io.holdfast.examples.cli.output.LevelView;
import io.holdfast.examples.cli.output.RefusalView;
import io.holdfast.examples.cli.output.ReservationView;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an order.
 *
 * @param what the name of the command
 * @param id the id of the order or operation, or null if it has none
 */
record Result(
    String what,
    @Nullable String id,
    String outcome,
    @Nullable RefusalView refusal,
    @Nullable ReservationView reservation,
    List<LevelView> levels) {
  static Result of(String what, EntryId id, Outcome<Reservation> outcome) {
    return outcome.fold(
        it -> new Result(what, id.value(), done(outcome), null, ReservationView.of(it), List.of()),
        refusal -> refused(what, id, RefusalView.of(refusal)));
  }

  static Result ofChange(String what, EntryId id, Outcome<StockChange> outcome) {
    return outcome.fold(
        it ->
            new Result(
                what,
                id.value(),
                done(outcome),
                null,
                null,
                it.levels().stream().map(LevelView::of).toList()),
        refusal -> refused(what, id, RefusalView.of(refusal)));
  }

  static Result ofTime() {
    return new Result("advance", null, "done", null, null, List.of());
  }

  private static Result refused(String what, EntryId id, RefusalView refusal) {
    return new Result(what, id.value(), "refused", refusal, null, List.of());
  }

  private static String done(Outcome<?> outcome) {
    return outcome.isReplayed() ? "replayed" : "done";
  }

  OutcomeLine at(long line, Instant at) {
    return new OutcomeLine(
        "orders", line, at, what, id, outcome, null, refusal, reservation, levels);
  }
}
