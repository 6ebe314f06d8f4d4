package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows that a decision needs, all of one shop. It implies, for every reservation among the
 * entries, the levels of its lines and its units. The lines of a reservation never change once it
 * is stored.
 *
 * <p>Immutable. All lists are sorted and have each element once.
 */
public final class Footprint {
  /**
   * How many of the earliest holds of a key a store loads at least, where the footprint asks for
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

  /** The rows of a shop, to be named. */
  public static Builder of(ShopId shop) {
    return new Builder(shop);
  }

  /** One entry and, if it is a reservation, what belongs to it. */
  public static Footprint ofEntry(ShopId shop, EntryId entry) {
    return new Footprint(shop, List.of(), List.of(entry), List.of(), List.of());
  }

  /** One level and one entry: the footprint of the most common command. */
  public static Footprint of(StockKey key, EntryId entry) {
    return new Footprint(key.shop(), List.of(key), List.of(entry), List.of(), List.of());
  }

  /** The tenant. */
  public ShopId shop() {
    return shop;
  }

  /** Levels. */
  public List<StockKey> keys() {
    return keys;
  }

  /** Ids. */
  public List<EntryId> entries() {
    return entries;
  }

  /** Units. */
  public List<UnitKey> units() {
    return units;
  }

  /** Those of the keys whose earliest holds are to be loaded too. */
  public List<StockKey> holdsOf() {
    return holdsOf;
  }

  /** All of this footprint and all of another one of the same shop. */
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
     * @throws IllegalArgumentException if it is of another shop
     */
    public Builder key(StockKey key) {
      if (!key.shop().equals(shop)) {
        throw new IllegalArgumentException("key " + key + " is not of shop " + shop);
      }
      keys.add(key);
      return this;
    }

    /** Adds an id. */
    public Builder entry(EntryId id) {
      entries.add(id);
      return this;
    }

    /** Adds a unit and the level it belongs to. */
    public Builder unit(UnitKey unit) {
      key(unit.key());
      units.add(unit);
      return this;
    }

    /** Adds a level and its earliest holds. */
    public Builder holdsOf(StockKey key) {
      key(key);
      holdsOf.add(key);
      return this;
    }

    /**
     * Adds all of another footprint.
     *
     * @throws IllegalArgumentException if it is of another shop
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

    /** The footprint. */
    public Footprint build() {
      return new Footprint(shop, sorted(keys), sorted(entries), sorted(units), sorted(holdsOf));
    }

    private static <T> List<T> sorted(Set<T> set) {
      return List.copyOf(set);
    }
  }
}
