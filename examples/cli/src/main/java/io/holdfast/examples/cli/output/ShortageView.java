package io.holdfast.examples.cli.output;

import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.UnitId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line that could not be served, as it is printed. */
public record ShortageView(
    String sku,
    @Nullable String location,
    long requested,
    long available,
    List<String> unavailableUnits) {
  static ShortageView of(Refusal.Shortage shortage) {
    return new ShortageView(
        shortage.key().sku().value(),
        LevelView.elsewhere(shortage.key().location()),
        shortage.requested(),
        shortage.available(),
        shortage.unavailableUnits().stream().map(UnitId::value).toList());
  }

  String text() {
    String name = LevelView.name(sku, location);
    String gone =
        unavailableUnits.isEmpty() ? "" : " (taken: " + String.join(" ", unavailableUnits) + ")";
    return name + " asked " + requested + ", available " + available + gone;
  }
}
