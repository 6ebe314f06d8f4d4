package io.holdfast.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A view of stock levels for pages that many customers read, such as product lists. It answers from
 * a bounded cache, so that a flash sale does not feel its readers. Only a hold or a commit takes
 * stock; the view never decides.
 *
 * <p><b>Staleness.</b> A level is as of a moment that is at most {@code maxAge} before the call.
 * The time while the machine sleeps counts. A change that the inventory of this process makes is in
 * the view as soon as the listeners of the inventory are notified. A change of another process, of
 * a transaction of the host, or the end of a hold is seen after at most {@code maxAge}. An older
 * version of a level never replaces a newer one, unless the store itself shows it to a read that
 * began after the newer one was known.
 *
 * <p><b>Reads.</b> If a level is too old, the calling thread reads it, and all other threads that
 * need it wait for this read. If the read fails, it fails for all of them, and the next call reads
 * again. The view starts no thread.
 *
 * <p>Safe for use by any number of threads. Close the view before the inventory if the inventory
 * lives longer.
 *
 * @since 0.1.0
 */
public final class StockView implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_LEVELS = 10_000_000;

  private final Inventory inventory;
  private final long maxAge;
  private final Stopwatch watch;
  private final Cache<StockKey, Cell> keys;
  private final Cache<ShopId, Cell> shops;
  private final InventoryListener listener = new Told();
  private volatile boolean closed;

  private StockView(Builder options) {
    inventory = options.inventory;
    maxAge = options.maxAge.toNanos();
    watch = options.watch;
    // Maintenance runs in the calling thread, and not in the common pool.
    keys = Caffeine.newBuilder().maximumSize(options.maxLevels).executor(Runnable::run).build();
    shops =
        Caffeine.newBuilder()
            .maximumWeight(options.maxLevels)
            .weigher((ShopId shop, Cell cell) -> 1 + cell.levels().size())
            .executor(Runnable::run)
            .build();
    inventory.addListener(listener);
  }

  /**
   * Creates a view of an inventory with the defaults of {@link Builder}.
   *
   * @param inventory the inventory
   * @param maxAge the maximum age of a level, 1 millisecond to 1 day
   * @throws ConfigurationException if the age is out of range
   */
  public static StockView of(Inventory inventory, Duration maxAge) {
    return builder(inventory).maxAge(maxAge).build();
  }

  /** Creates a builder of a view of an inventory. */
  public static Builder builder(Inventory inventory) {
    return new Builder(inventory);
  }

  /**
   * Returns the level of a stock key, or empty if the key is not defined.
   *
   * @throws InvalidRequestException if the key is missing
   * @throws IllegalStateException if this view is closed
   * @throws io.holdfast.inventory.error.InventoryException if the inventory cannot read
   */
  public Optional<StockLevel> level(StockKey key) {
    Checks.required("key", key);
    return Optional.ofNullable(levels(List.of(key)).get(key));
  }

  /**
   * Returns the levels of stock keys. The levels may be as of different moments.
   *
   * @param keys 1 to {@link Inventory#MAX_KEYS} stock keys, also of several shops
   * @return the levels by key, in the order of the keys; a key that is not defined is left out.
   *     Unmodifiable
   * @throws InvalidRequestException if a key is missing, or the number of keys is out of range
   * @throws IllegalStateException if this view is closed
   * @throws io.holdfast.inventory.error.InventoryException if the inventory cannot read
   */
  public Map<StockKey, StockLevel> levels(Collection<StockKey> keys) {
    check(keys);
    Moment now = now();
    List<Cell> cells = new ArrayList<>(keys.size());
    Map<StockKey, Cell> old = Map.of();
    for (StockKey key : keys) {
      // A key counts as used once for each read of the store, which keeps the common path short.
      Cell cell = this.keys.policy().getIfPresentQuietly(key);
      if (cell == null || !cell.isFresh(now, maxAge)) {
        cell = this.keys.get(key, none -> new Cell());
        old = old.isEmpty() ? new LinkedHashMap<>() : old;
        old.put(key, cell);
      }
      cells.add(cell);
    }
    refresh(old, now, this::read);
    Map<StockKey, StockLevel> found = new LinkedHashMap<>(2 * cells.size());
    for (Cell cell : cells) {
      for (StockLevel level : cell.levels()) {
        found.put(level.key(), level);
      }
    }
    return Collections.unmodifiableMap(found);
  }

  private static void check(Collection<StockKey> keys) {
    if (Checks.required("keys", keys).isEmpty()) {
      throw new InvalidRequestException("keys", "must not be empty");
    }
    if (keys.size() > Inventory.MAX_KEYS) {
      throw new InvalidRequestException("keys", "at most " + Inventory.MAX_KEYS);
    }
    int at = 0;
    for (StockKey key : keys) {
      Checks.required("keys[" + at + "]", key);
      at++;
    }
  }

  /**
   * Returns all levels of a shop, sorted by key. A shop with more levels than {@link
   * Builder#maxLevels} is not cached, so that each call reads all of it.
   *
   * @param shop the tenant
   * @return the levels; unmodifiable
   * @throws InvalidRequestException if the shop is missing
   * @throws IllegalStateException if this view is closed
   * @throws io.holdfast.inventory.error.InventoryException if the inventory cannot read
   */
  public List<StockLevel> levels(ShopId shop) {
    Checks.required("shop", shop);
    Moment now = now();
    Cell cell = shops.get(shop, none -> new Cell());
    if (!cell.isFresh(now, maxAge)) {
      refresh(Map.of(shop, cell), now, all -> Map.of(shop, read(shop)));
      shops.asMap().computeIfPresent(shop, (same, it) -> it); // weighs it again
    }
    return cell.levels();
  }

  private Moment now() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    return watch.now();
  }

  private Map<StockKey, List<StockLevel>> read(Set<StockKey> keys) {
    Map<ShopId, List<StockKey>> byShop =
        keys.stream().collect(Collectors.groupingBy(StockKey::shop));
    Map<StockKey, List<StockLevel>> found = new HashMap<>();
    byShop
        .values()
        .forEach(
            each -> inventory.levels(each).forEach((key, level) -> found.put(key, List.of(level))));
    return found;
  }

  private List<StockLevel> read(ShopId shop) {
    List<StockLevel> all = new ArrayList<>();
    @Nullable PageToken from = null;
    do {
      Page<StockLevel> page = inventory.levels(shop, from, Page.MAX_LIMIT);
      all.addAll(page.items());
      from = page.next().orElse(null);
    } while (from != null);
    return all;
  }

  /**
   * Reads what no other thread reads at this time, and waits for the reads of other threads, until
   * everything is fresh enough for a call. It reads before it waits, so no two threads wait for
   * each other.
   */
  private <K> void refresh(
      Map<K, Cell> old, Moment now, Function<Set<K>, Map<K, List<StockLevel>>> reader) {
    boolean fresh = old.isEmpty();
    while (!fresh) {
      Refresh mine = new Refresh();
      Map<K, Cell> claimed = new HashMap<>();
      Set<Refresh> others = new HashSet<>();
      old.forEach(
          (key, cell) -> {
            Refresh running = cell.begin(mine, now, maxAge);
            if (running == mine) {
              claimed.put(key, cell);
            } else if (running != null) {
              others.add(running);
            }
          });
      if (!claimed.isEmpty()) {
        read(claimed, mine, reader);
      }
      others.forEach(Refresh::await);
      fresh = others.isEmpty();
    }
  }

  private <K> void read(
      Map<K, Cell> claimed, Refresh mine, Function<Set<K>, Map<K, List<StockLevel>>> reader) {
    try {
      Moment at = watch.now();
      Map<K, List<StockLevel>> levels = reader.apply(claimed.keySet());
      claimed.forEach((key, cell) -> cell.read(levels.getOrDefault(key, List.of()), at));
    } catch (RuntimeException e) {
      // An interrupt of this thread must not fail the others.
      if (!Thread.currentThread().isInterrupted()) {
        mine.blame(e);
      }
      throw e;
    } finally {
      claimed.values().forEach(cell -> cell.end(mine));
      mine.end();
    }
  }

  /** Ends the view: later calls throw {@link IllegalStateException}. The inventory stays open. */
  @Override
  public void close() {
    closed = true;
    inventory.removeListener(listener);
  }

  /** Keeps the levels up to date that the inventory of this process changes. */
  private final class Told implements InventoryListener {
    @Override
    public void onStockChanged(List<StockLevel> levels) {
      for (StockLevel level : levels) {
        tell(keys.policy().getIfPresentQuietly(level.key()), level);
        tell(shops.policy().getIfPresentQuietly(level.key().shop()), level);
      }
    }

    private static void tell(@Nullable Cell cell, StockLevel level) {
      if (cell != null) {
        cell.tell(level);
      }
    }
  }

  /** Builds a view from options. Not safe for use by several threads. */
  public static final class Builder {
    private final Inventory inventory;
    private Duration maxAge = Duration.ofSeconds(1);
    private int maxLevels = 100_000;
    private Stopwatch watch = Stopwatch.ofMachine();

    private Builder(Inventory inventory) {
      this.inventory = Objects.requireNonNull(inventory, "inventory");
    }

    /**
     * Sets the maximum age of a level. Default: 1 second.
     *
     * @param maxAge the age, 1 millisecond to 1 day
     */
    public Builder maxAge(Duration maxAge) {
      this.maxAge = Objects.requireNonNull(maxAge, "maxAge");
      return this;
    }

    /**
     * Sets the maximum number of cached levels, for reads by key and for reads of shops each.
     * Default: 100,000.
     *
     * @param maxLevels the maximum number, 1 to 10,000,000
     */
    public Builder maxLevels(int maxLevels) {
      this.maxLevels = maxLevels;
      return this;
    }

    /** Sets the clock that measures the age, for tests. Default: the clocks of the machine. */
    public Builder clock(InstantSource clock) {
      watch = Stopwatch.of(Objects.requireNonNull(clock, "clock"));
      return this;
    }

    /** Sets other clocks of the machine, for tests. */
    Builder watch(Stopwatch watch) {
      this.watch = watch;
      return this;
    }

    /**
     * Creates the view, and adds its listener to the inventory.
     *
     * @throws ConfigurationException if an option is out of range
     */
    public StockView build() {
      Checks.option("maxAge", SHORTEST, LONGEST, maxAge);
      Checks.option("maxLevels", 1, MOST_LEVELS, maxLevels);
      return new StockView(this);
    }
  }
}
