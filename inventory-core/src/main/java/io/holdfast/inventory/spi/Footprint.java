package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows that a decision needs, all of one shop. For every reservation among the entries, it
 * implies the levels of its lines and its units. The lines of a reservation never change after it
 * is stored.
 *
 * <p>Immutable. All lists are sorted and have no duplicates.
 *
 * @since 0.1.0
 */
public final class Footprint {
  /**
   * The minimum number of the earliest holds of a key that a store loads if the footprint asks for
   * them.
   */
  public static final int HOLDS_LOADED = 128;

  private static final int SHOWN = 20;

  private final ShopId shop;
  private final List<StockKey> keys;
  private final List<EntryId> entries;
  private final List<UnitKey> units;
  private final List<StockKey> holdsOf;

  private Footprint(
      ShopId shop,
      List<StockKey> keys,
      List<EntryId> entries,
      List<UnitKey> units,
      List<StockKey> holdsOf) {
    this.shop = shop;
    this.keys = keys;
    this.entries = entries;
    this.units = units;
    this.holdsOf = holdsOf;
  }

  /** Creates a builder of a footprint of a shop. */
  public static Builder of(ShopId shop) {
    return new Builder(shop);
  }

  /** Creates the footprint of one entry and, if it is a reservation, the rows that belong to it. */
  public static Footprint ofEntry(ShopId shop, EntryId entry) {
    return new Footprint(shop, List.of(), List.of(entry), List.of(), List.of());
  }

  /** Creates the footprint of one level and one entry, which is that of the most common command. */
  public static Footprint of(StockKey key, EntryId entry) {
    return new Footprint(key.shop(), List.of(key), List.of(entry), List.of(), List.of());
  }

  /** Returns the tenant. */
  public ShopId shop() {
    return shop;
  }

  /** Returns the keys of the levels. */
  public List<StockKey> keys() {
    return keys;
  }

  /** Returns the ids of the entries. */
  public List<EntryId> entries() {
    return entries;
  }

  /** Returns the keys of the units. */
  public List<UnitKey> units() {
    return units;
  }

  /** Returns the keys whose earliest holds are loaded too. */
  public List<StockKey> holdsOf() {
    return holdsOf;
  }

  /**
   * Returns the union of this footprint and another one of the same shop.
   *
   * @throws IllegalArgumentException if the other footprint is of another shop
   */
  public Footprint and(Footprint other) {
    return new Builder(shop).all(this).all(other).build();
  }

  @Override
  public String toString() {
    return "shop "
        + shop
        + ", keys "
        + some(keys)
        + ", ids "
        + some(entries)
        + ", units "
        + some(units);
  }

  private static String some(List<?> all) {
    return all.size() <= SHOWN
        ? all.toString()
        : all.subList(0, SHOWN) + " and " + (all.size() - SHOWN) + " more";
  }

  /** Collects rows in any order. Not safe for use by several threads. */
  public static final class Builder {
    private final ShopId shop;
    private final TreeSet<StockKey> keys = new TreeSet<>();
    private final TreeSet<EntryId> entries = new TreeSet<>();
    private final TreeSet<UnitKey> units = new TreeSet<>();
    private final TreeSet<StockKey> holdsOf = new TreeSet<>();

    private Builder(ShopId shop) {
      this.shop = shop;
    }

    /**
     * Adds a level.
     *
     * @throws IllegalArgumentException if the key is of another shop
     */
    public Builder key(StockKey key) {
      if (!key.shop().equals(shop)) {
        throw new IllegalArgumentException("key " + key + " is not of shop " + shop);
      }
      keys.add(key);
      return this;
    }

    /** Adds the id of an entry. */
    public Builder entry(EntryId id) {
      entries.add(id);
      return this;
    }

    /**
     * Adds a unit and its level.
     *
     * @throws IllegalArgumentException if the unit is of another shop
     */
    public Builder unit(UnitKey unit) {
      key(unit.key());
      units.add(unit);
      return this;
    }

    /**
     * Adds a level and its earliest holds.
     *
     * @throws IllegalArgumentException if the key is of another shop
     */
    public Builder holdsOf(StockKey key) {
      key(key);
      holdsOf.add(key);
      return this;
    }

    /**
     * Adds all rows of another footprint.
     *
     * @throws IllegalArgumentException if the footprint is of another shop
     */
    public Builder all(Footprint other) {
      if (!other.shop.equals(shop)) {
        throw new IllegalArgumentException("shop " + other.shop + " is not shop " + shop);
      }
      keys.addAll(other.keys);
      entries.addAll(other.entries);
      units.addAll(other.units);
      holdsOf.addAll(other.holdsOf);
      return this;
    }

    /** Creates the footprint. */
    public Footprint build() {
      return new Footprint(shop, sorted(keys), sorted(entries), sorted(units), sorted(holdsOf));
    }

    private static <T> List<T> sorted(Set<T> set) {
      return List.copyOf(set);
    }
  }
}
