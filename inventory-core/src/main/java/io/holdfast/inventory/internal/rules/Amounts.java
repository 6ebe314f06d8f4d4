package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Compares the lines of a request with what a reservation has of them. */
public final class Amounts {
  private Amounts() {}

  /** Returns the lines that ask for more than the reservation has, or for other units. */
  public static List<Shortage> beyond(
      Reservation reservation, Function<ReservationLine, Portion> amount, List<Line> lines) {
    List<Shortage> excesses = new ArrayList<>(0);
    for (Line line : lines) {
      int at = indexOf(reservation, line);
      Portion has = at < 0 ? Portion.NONE : amount.apply(reservation.lines().get(at));
      List<UnitId> foreign = new ArrayList<>(0);
      for (UnitId unit : line.units()) {
        if (!has.units().contains(unit)) {
          foreign.add(unit);
        }
      }
      boolean otherKind = line.units().isEmpty() != has.units().isEmpty();
      if (line.quantity() > has.quantity() || !foreign.isEmpty() || otherKind) {
        excesses.add(
            new Shortage(line.key(reservation.shop()), line.quantity(), has.quantity(), foreign));
      }
    }
    return excesses;
  }

  /**
   * Returns the index of the reservation's line with the same SKU and location, or -1 if it has
   * none.
   */
  public static int indexOf(Reservation reservation, Line line) {
    for (int i = 0; i < reservation.lines().size(); i++) {
      ReservationLine it = reservation.lines().get(i);
      if (it.sku().equals(line.sku()) && it.location().equals(line.location())) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the amount that a request names for a line of the reservation. */
  public static Portion of(List<Line> lines, ReservationLine line) {
    for (Line it : lines) {
      if (it.sku().equals(line.sku()) && it.location().equals(line.location())) {
        return Portion.of(it);
      }
    }
    return Portion.NONE;
  }

  public static Portion plus(Portion a, Portion b) {
    List<UnitId> units = new ArrayList<>(a.units());
    units.addAll(b.units());
    units.sort(null);
    return new Portion(a.quantity() + b.quantity(), units);
  }

  public static Portion minus(Portion a, Portion b) {
    List<UnitId> units = new ArrayList<>(a.units());
    units.removeAll(b.units());
    return new Portion(a.quantity() - b.quantity(), units);
  }
}
