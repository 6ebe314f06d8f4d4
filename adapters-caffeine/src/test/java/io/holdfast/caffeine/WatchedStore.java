package io.holdfast.caffeine;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.testing.ForwardingStore;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the reads of levels, and lets a test act before or after the next one. */
final class WatchedStore extends ForwardingStore {

  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicReference<Runnable> before = new AtomicReference<>(WatchedStore::nothing);
  private final AtomicReference<Runnable> after = new AtomicReference<>(WatchedStore::nothing);
  private volatile List<StockKey> lastKeys = List.of();
  private volatile @Nullable StockLevel restored;

  WatchedStore(InventoryStore inner) {
    super(inner);
  }

  int reads() {
    return reads.get();
  }

  List<StockKey> lastKeys() {
    return lastKeys;
  }

  /** Runs a task instead of the next read, before it reaches the store. */
  void next(Runnable task) {
    before.set(task);
  }

  /** Runs a task after the next read has its answer, and before it returns. */
  void afterNext(Runnable task) {
    after.set(task);
  }

  /** Shows a level of the past, as a store that was restored does. */
  void restored(StockLevel level) {
    restored = level;
  }

  private List<StoredLevel> read(Supplier<List<StoredLevel>> read) {
    reads.incrementAndGet();
    before.getAndSet(WatchedStore::nothing).run();
    List<StoredLevel> found = read.get();
    after.getAndSet(WatchedStore::nothing).run();
    StockLevel past = restored;
    return past == null ? found : found.stream().map(it -> asOf(it, past)).toList();
  }

  private static StoredLevel asOf(StoredLevel it, StockLevel past) {
    return it.key().equals(past.key())
        ? new StoredLevel(
            it.key(),
            it.policy(),
            it.restock(),
            past.onHand(),
            past.held(),
            past.committed(),
            null,
            0,
            past.onHandVersion(),
            past.version())
        : it;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    lastKeys = List.copyOf(keys);
    return read(() -> super.levels(shop, keys));
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    return read(() -> super.levels(shop, after, limit));
  }

  private static void nothing() {}
}
