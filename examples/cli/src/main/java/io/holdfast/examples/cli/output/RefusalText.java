package io.holdfast.examples.cli.output;

import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitKey;
import java.util.List;
import java.util.stream.Collectors;

/** Describes refusals in words. */
final class RefusalText {
  private RefusalText() {}

  static String of(Refusal refusal) {
    if (refusal instanceof Refusal.InsufficientStock it) {
      return "not enough: " + lines(it.shortages());
    }
    if (refusal instanceof Refusal.ExceedsReservation it) {
      return "more than reservation " + it.id() + " has: " + lines(it.excesses());
    }
    if (refusal instanceof Refusal.WrongState it) {
      return "reservation " + it.id() + " is " + it.state();
    }
    if (refusal instanceof Refusal.ReservationNotFound it) {
      return "no reservation " + it.id();
    }
    if (refusal instanceof Refusal.IdReused it) {
      return "id "
          + it.id()
          + " was used for something else: "
          + String.join("; ", it.differences());
    }
    if (refusal instanceof Refusal.HoldLifeExceeded it) {
      return "hold " + it.id() + " may not live beyond " + it.latest();
    }
    return ofStock(refusal);
  }

  private static String ofStock(Refusal refusal) {
    if (refusal instanceof Refusal.UnknownSku it) {
      return "unknown: " + names(it.keys());
    }
    if (refusal instanceof Refusal.UnknownUnit it) {
      return "unknown: " + units(it.units());
    }
    if (refusal instanceof Refusal.UnitsExist it) {
      return "already in stock: " + units(it.units());
    }
    if (refusal instanceof Refusal.UnitsRequired it) {
      return "counted by unit, name the units: " + names(it.keys());
    }
    if (refusal instanceof Refusal.OnHandChanged it) {
      return name(it.level().key()) + " has " + it.level().onHand() + " on hand by now";
    }
    if (refusal instanceof Refusal.CountRequired it) {
      return name(it.level().key()) + " was untracked, count it first";
    }
    if (refusal instanceof Refusal.StockPromised it) {
      return name(it.key()) + " has " + it.onHand() + " on hand and " + it.promised() + " promised";
    }
    if (refusal instanceof Refusal.LimitExceeded it) {
      return name(it.key()) + " can carry at most " + it.limit();
    }
    if (refusal instanceof Refusal.PolicyConflict it) {
      return name(it.key()) + " cannot change: " + it.rule();
    }
    throw new IllegalArgumentException("no words for " + refusal.code());
  }

  private static String lines(List<Refusal.Shortage> shortages) {
    return shortages.stream()
        .map(ShortageView::of)
        .map(ShortageView::text)
        .collect(Collectors.joining("; "));
  }

  private static String names(List<StockKey> keys) {
    return keys.stream().map(RefusalText::name).collect(Collectors.joining(", "));
  }

  private static String units(List<UnitKey> units) {
    return units.stream()
        .map(unit -> name(unit.key()) + "#" + unit.unit())
        .collect(Collectors.joining(", "));
  }

  private static String name(StockKey key) {
    return LevelView.name(key.sku().value(), LevelView.elsewhere(key.location()));
  }
}
