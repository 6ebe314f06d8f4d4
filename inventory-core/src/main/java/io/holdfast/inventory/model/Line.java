package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of a request: a number of pieces of an article, or named units of it.
 *
 * @param sku the article
 * @param location the location that the pieces are taken from or put to
 * @param quantity the number of pieces, 1 to {@link #MAX_QUANTITY}; the number of units if units
 *     are named
 * @param units the named units, sorted and distinct; empty for a line by quantity
 * @since 0.1.0
 */
public record Line(Sku sku, Location location, long quantity, List<UnitId> units) {
  /** The maximum number of pieces of one stock key in one request. */
  public static final long MAX_QUANTITY = 1_000_000_000L;

  /** The maximum number of stock keys in one request, whatever the number of its lines. */
  public static final int MAX_LINES = 50;

  /** The maximum number of units in one request, over all its lines. */
  public static final int MAX_UNITS = 500;

  private static final Comparator<Line> BY_KEY =
      Comparator.comparing(Line::sku).thenComparing(Line::location);

  /**
   * Copies and sorts the units, and checks the ranges.
   *
   * @throws InvalidRequestException if a component is missing, the quantity is out of range, a unit
   *     is named twice, or the quantity is not the number of named units
   */
  public Line {
    Checks.required("sku", sku);
    Checks.required("location", location);
    Checks.between("quantity", 1, MAX_QUANTITY, quantity);
    Checks.required("units", units);
    units = units.isEmpty() ? List.of() : sortedOnce(units);
    if (!units.isEmpty() && quantity != units.size()) {
      throw new InvalidRequestException("quantity", "must be the number of named units");
    }
  }

  /** Creates a line of a number of pieces at {@link Location#MAIN}. */
  public static Line of(Sku sku, long quantity) {
    return new Line(sku, Location.MAIN, quantity, List.of());
  }

  /** Creates a line of a number of pieces at {@link Location#MAIN}. */
  public static Line of(String sku, long quantity) {
    return of(new Sku(sku), quantity);
  }

  /** Creates a line of named units at {@link Location#MAIN}. */
  public static Line units(Sku sku, Collection<UnitId> units) {
    Checks.required("units", units);
    return new Line(sku, Location.MAIN, units.size(), new ArrayList<>(units));
  }

  /** Creates a line of named units at {@link Location#MAIN}. */
  public static Line units(String sku, String... units) {
    return units(
        new Sku(sku), Arrays.stream(Checks.required("units", units)).map(UnitId::new).toList());
  }

  /** Returns the same line at another location. */
  public Line at(Location location) {
    return new Line(sku, location, quantity, units);
  }

  /** Returns the stock key of this line in a shop. */
  public StockKey key(ShopId shop) {
    return new StockKey(shop, sku, location);
  }

  /**
   * Returns the lines in the canonical form, in which requests are compared: one line for each SKU
   * and location with the sum of its lines, sorted by SKU and location.
   *
   * @param lines 1 or more lines in any order, of at most {@link #MAX_LINES} stock keys
   * @return an immutable list
   * @throws InvalidRequestException if there are no lines or they have too many stock keys, a line
   *     is null, a sum is too large, a unit is named twice, there are more than {@link #MAX_UNITS}
   *     units, or one SKU at one location is named both by quantity and by unit
   */
  public static List<Line> canonical(@Nullable List<Line> lines) {
    if (lines != null && lines.size() == 1 && lines.get(0) != null) {
      Line only = lines.get(0);
      checkUnits(only.units.size());
      return List.of(only);
    }
    TreeMap<Line, Line> sums = new TreeMap<>(BY_KEY);
    int rows = 0;
    int units = 0;
    for (Line line : Checks.required("lines", lines)) {
      Line checked = Checks.required("lines[" + rows + "]", line);
      units += checked.units.size();
      checkUnits(units);
      sums.merge(checked, checked, Line::plus);
      if (sums.size() > MAX_LINES) {
        throw new InvalidRequestException("lines", "at most " + MAX_LINES + " stock keys");
      }
      rows++;
    }
    if (rows == 0) {
      throw new InvalidRequestException("lines", "at least 1");
    }
    return List.copyOf(sums.values());
  }

  private static void checkUnits(int units) {
    if (units > MAX_UNITS) {
      throw new InvalidRequestException("lines", "at most " + MAX_UNITS + " units");
    }
  }

  private Line plus(Line other) {
    if (units.isEmpty() != other.units.isEmpty()) {
      throw new InvalidRequestException("lines", "SKU " + sku + " named by quantity and by unit");
    }
    long sum = quantity + other.quantity;
    if (sum > MAX_QUANTITY) {
      throw new InvalidRequestException("lines", "total for SKU " + sku + " too large");
    }
    List<UnitId> all = new ArrayList<>(units);
    all.addAll(other.units);
    return new Line(sku, location, sum, all);
  }

  private static List<UnitId> sortedOnce(List<UnitId> units) {
    List<UnitId> sorted = new ArrayList<>(units);
    for (UnitId unit : sorted) {
      Checks.required("unit", unit);
    }
    sorted.sort(Comparator.naturalOrder());
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).equals(sorted.get(i - 1))) {
        throw new InvalidRequestException("units", sorted.get(i) + " named twice");
      }
    }
    return List.copyOf(sorted);
  }
}
