package io.holdfast.examples.cli.output;

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
          LevelView.name(level.sku(), level.location()),
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
  static String of(ReservationView view, boolean replayed) {
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
          LevelView.name(line.sku(), line.location()),
          line.requested(),
          line.taken(),
          line.committed(),
          line.returned(),
          String.join(" ", line.units()));
    }
    return table;
  }
}
