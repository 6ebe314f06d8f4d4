package io.holdfast.examples.cli.output;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stock level as it is printed. A location is named only if it is not {@code main}. Untracked
 * stock has no {@code available}.
 */
public record LevelView(
    String sku,
    @Nullable String location,
    String kind,
    long onHand,
    long safetyStock,
    long held,
    long committed,
    @Nullable Long available) {
  /** Returns the view of a level. */
  public static LevelView of(StockLevel level) {
    boolean untracked = level.policy().kind() == StockKind.UNTRACKED;
    return new LevelView(
        level.key().sku().value(),
        elsewhere(level.key().location()),
        level.policy().kind().name().toLowerCase(Locale.ROOT),
        level.onHand(),
        level.policy().safetyStock(),
        level.held(),
        level.committed(),
        untracked ? null : level.available());
  }

  static @Nullable String elsewhere(Location location) {
    return location.equals(Location.MAIN) ? null : location.value();
  }

  /** Returns the SKU, and the location if there is one. */
  static String name(String sku, @Nullable String location) {
    return location == null ? sku : sku + "@" + location;
  }
}
