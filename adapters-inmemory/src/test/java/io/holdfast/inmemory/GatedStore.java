package io.holdfast.inmemory;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.testing.ForwardingStore;
import io.holdfast.testing.SettableClock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store with lanes, whose calls wait while it is shut. */
final class GatedStore extends ForwardingStore {
  final AtomicInteger pings = new AtomicInteger();
  volatile CountDownLatch entered = new CountDownLatch(1);
  volatile CountDownLatch open = new CountDownLatch(0);
  volatile @Nullable RuntimeException fault;

  GatedStore() {
    super(InMemoryInventoryStore.create(new SettableClock()));
  }

  void shut() {
    entered = new CountDownLatch(1);
    open = new CountDownLatch(1);
  }

  private void pass() {
    entered.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    RuntimeException why = fault;
    if (why != null) {
      throw why;
    }
  }

  @Override
  public boolean gainsFromCoalescing() {
    return true;
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    pings.incrementAndGet();
    pass();
    return super.shops(after, limit);
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    pass();
    return super.decide(footprint, decision);
  }
}
