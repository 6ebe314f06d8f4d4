package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares a request under a known id with the first request of that id. The commands decide what
 * follows from it.
 */
public final class RepeatedId {
  private RepeatedId() {}

  /** Returns the refusal of a request about a reservation, under the id of an operation. */
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
