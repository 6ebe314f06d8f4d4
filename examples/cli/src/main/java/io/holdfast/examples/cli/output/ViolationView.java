package io.holdfast.examples.cli.output;

import io.holdfast.inventory.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A violation as it is printed, with the ids of the reservations and units behind it. */
public record ViolationView(
    String invariant,
    String sku,
    @Nullable String location,
    String detail,
    long expected,
    long actual,
    List<String> reservations,
    List<String> units) {
  /** Returns the view of a violation. */
  public static ViolationView of(Violation violation) {
    return new ViolationView(
        violation.invariant().name(),
        violation.key().sku().value(),
        LevelView.elsewhere(violation.key().location()),
        violation.detail(),
        violation.expected(),
        violation.actual(),
        violation.reservations().stream().map(it -> it.id().value()).toList(),
        violation.units().stream().map(it -> it.key().unit().value()).toList());
  }

  /** Returns the view in one line. */
  public String text() {
    return String.format(
        "%s %s: %s, expected %d, is %d %s%s",
        invariant,
        LevelView.name(sku, location),
        detail,
        expected,
        actual,
        reservations.isEmpty() ? "" : reservations,
        units.isEmpty() ? "" : units);
  }
}
