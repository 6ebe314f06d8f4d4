package io.holdfast.examples.cli.output;

import io.holdfast.inventory.model.Reservation;
import java.util.List;
import java.util.Objects;

/** Formats answers as text. */
public final class Texts {
  private Texts() {}

  /** Returns levels as a table. */
  public static String of(List<LevelView> levels) {
    TextTable table =
        new TextTable().row("SKU", "kind", "on hand", "safety", "held", "committed", "available");
    for (LevelView level : levels) {
      table.row(
          level.name(),
          level.kind(),
          level.onHand(),
          level.safetyStock(),
          level.held(),
          level.committed(),
          Objects.requireNonNullElse(level.available(), "any"));
    }
    return table.toString();
  }

  /** Returns a reservation: its state, then its lines as a table. */
  public static String of(Reservation reservation, boolean replayed) {
    ReservationView view = ReservationView.of(reservation);
    String first = view.id() + ": " + view.state() + (replayed ? ", replayed" : "");
    if (view.state().equals("HELD")) {
      first += ", until " + view.expiresAt();
    }
    return first + System.lineSeparator() + (view.lines().isEmpty() ? "" : lines(view.lines()));
  }

  private static TextTable lines(List<LineView> lines) {
    TextTable table =
        new TextTable().row("SKU", "asked", "taken", "committed", "returned", "units");
    for (LineView line : lines) {
      table.row(
          line.location() == null ? line.sku() : line.sku() + "@" + line.location(),
          line.requested(),
          line.taken(),
          line.committed(),
          line.returned(),
          String.join(" ", line.units()));
    }
    return table;
  }
}
