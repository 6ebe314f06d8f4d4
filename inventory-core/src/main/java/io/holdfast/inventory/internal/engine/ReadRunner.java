package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.ReadKind;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.lane.Bulkhead;
import io.holdfast.inventory.model.ShopId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs reads in the calling thread, and tells the listeners. With lanes, the number of reads of a
 * shop at the same time is bounded. Safe for use by any number of threads.
 */
public final class ReadRunner {
  private final GuardedListener listener;
  private final LaneOptions options;
  private final @Nullable Bulkhead<ShopId> bulkhead;

  /**
   * Creates a runner.
   *
   * @param bounded whether to bound the reads of a shop
   */
  public ReadRunner(GuardedListener listener, LaneOptions options, boolean bounded) {
    this.listener = listener;
    this.options = options;
    this.bulkhead =
        bounded ? new Bulkhead<>(options.maxConcurrentReads(), options.maxWait().toNanos()) : null;
  }

  /** Runs a read of a shop. */
  public <R> R run(ReadKind kind, ShopId shop, Supplier<R> work) {
    return told(kind, shop, () -> bounded(shop, work));
  }

  /** Runs a read that is not of one shop, and is not bounded. */
  public <R> R runOfAll(ReadKind kind, Supplier<R> work) {
    return told(kind, null, work);
  }

  /** Runs work that counts as a read of a shop, and is not told. */
  public <R> R bounded(ShopId shop, Supplier<R> work) {
    return bulkhead == null ? work.get() : bulkhead.run(shop, work, () -> full(shop));
  }

  private BusyException full(ShopId shop) {
    return new BusyException(
        "shop "
            + shop
            + " has "
            + options.maxConcurrentReads()
            + " reads in progress; this one has waited for "
            + options.maxWait(),
        null,
        BusyException.Resource.LANE);
  }

  private <R> R told(ReadKind kind, @Nullable ShopId shop, Supplier<R> work) {
    long start = listener.start();
    R result;
    try {
      result = work.get();
    } catch (InventoryException fault) {
      listener.read(kind, shop, fault, start);
      throw fault;
    }
    listener.read(kind, shop, null, start);
    return result;
  }
}
