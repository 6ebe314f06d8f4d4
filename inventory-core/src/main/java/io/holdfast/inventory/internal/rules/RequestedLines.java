package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the lines of a request: the footprint, the rows, and whether an id is reused.
 */
public final class RequestedLines {
  private RequestedLines() {}

  /** Returns the footprint of claiming lines under an id. */
  public static Footprint footprint(ShopId shop, EntryId id, List<Line> lines) {
    if (lines.size() == 1 && lines.get(0).units().isEmpty()) {
      return Footprint.of(lines.get(0).key(shop), id);
    }
    Footprint.Builder footprint = Footprint.of(shop).entry(id);
    for (Line line : lines) {
      StockKey key = line.key(shop);
      footprint.key(key);
      line.units().forEach(unit -> footprint.unit(new UnitKey(key, unit)));
    }
    return footprint.build();
  }

  /**
   * Returns the number of rows that a reservation of these lines can change in one transaction: its
   * entry, levels, movements and units.
   */
  public static int rows(List<Line> lines) {
    int units = 0;
    for (Line line : lines) {
      units += line.units().size();
    }
    return 1 + 2 * lines.size() + units;
  }

  public static IdReused reusedBy(Operation operation) {
    return new IdReused(
        operation.entryId(), List.of("the id is that of an operation: " + operation.request()));
  }

  /**
   * Returns the differences between the lines of a request and the amounts of a reservation, or an
   * empty list if they agree.
   */
  public static List<String> differences(
      Reservation reservation, Function<ReservationLine, Portion> amount, List<Line> lines) {
    TreeMap<String, Portion> recorded = new TreeMap<>();
    for (ReservationLine line : reservation.lines()) {
      if (amount.apply(line).quantity() > 0) {
        recorded.put(line.sku() + "@" + line.location(), amount.apply(line));
      }
    }
    List<String> differences = new ArrayList<>(0);
    for (Line line : lines) {
      String name = line.sku() + "@" + line.location();
      Portion was = recorded.remove(name);
      Portion is = Portion.of(line);
      if (!is.equals(was)) {
        differences.add(name + ": recorded " + show(was) + ", requested " + show(is));
      }
    }
    recorded.forEach(
        (name, was) -> differences.add(name + ": recorded " + show(was) + ", requested 0"));
    return differences;
  }

  private static String show(@Nullable Portion portion) {
    if (portion == null) {
      return "0";
    }
    return portion.units().isEmpty()
        ? String.valueOf(portion.quantity())
        : portion.units().toString();
  }
}
