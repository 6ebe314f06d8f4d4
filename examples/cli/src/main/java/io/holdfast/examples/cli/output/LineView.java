package io.holdfast.examples.cli.output;

import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.UnitId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a reservation as it is printed.
 *
 * @param units the units that were taken
 * @param committedUnits the units that were sold, if these are not all units taken
 */
public record LineView(
    String sku,
    @Nullable String location,
    long requested,
    long taken,
    long committed,
    long returned,
    List<String> units,
    List<String> committedUnits) {
  static LineView of(ReservationLine line) {
    List<UnitId> sold = line.committed().units();
    return new LineView(
        line.sku().value(),
        LevelView.elsewhere(line.location()),
        line.requested().quantity(),
        line.taken().quantity(),
        line.committed().quantity(),
        line.returned().quantity(),
        names(line.taken().units()),
        sold.equals(line.taken().units()) ? List.of() : names(sold));
  }

  private static List<String> names(List<UnitId> units) {
    return units.stream().map(UnitId::value).toList();
  }
}
