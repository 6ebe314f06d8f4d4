package io.holdfast.testing;

import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store with injected faults, for tests of how a host handles them. It wraps a correct store.
 * Faults happen only in {@link #decide}; reads and listings always work. Wrap several times for
 * several kinds of faults.
 *
 * <pre>{@code
 * InventoryStore store = FlakyStore.failingAfter(InMemoryInventoryStore.create(clock), When.nth(1));
 * Inventory inventory = Inventory.create(store);
 *
 * assertThatThrownBy(() -> inventory.commit(order)).isInstanceOf(OutcomeUnknownException.class);
 * assertThat(inventory.commit(order).isReplayed()).isTrue();
 * }</pre>
 *
 * <p>Safe for use by any number of threads if the wrapped store is.
 *
 * @since 0.1.0
 */
public final class FlakyStore extends ForwardingStore {
  private final When when;
  private final Runnable before;
  private final Runnable after;
  private final AtomicLong calls = new AtomicLong();

  private FlakyStore(InventoryStore store, When when, Runnable before, Runnable after) {
    super(Objects.requireNonNull(store, "store"));
    this.when = Objects.requireNonNull(when, "when");
    this.before = before;
    this.after = after;
  }

  /**
   * Selects the calls of {@link #decide} that fail or wait. Called once for each call, by one
   * thread at a time.
   */
  @FunctionalInterface
  public interface When {
    /**
     * Returns whether a call is affected.
     *
     * @param call the number of the call, from 1
     */
    boolean isNow(long call);

    /** Selects the call with this number, from 1. */
    static When nth(long number) {
      return call -> call == number;
    }

    /** Selects every call. */
    static When always() {
      return call -> true;
    }

    /**
     * Selects one call in {@code oneIn} on average, at random. The same seed selects the same
     * calls.
     *
     * @param oneIn the average distance of selected calls, at least 1
     * @param seed the seed of the random numbers
     */
    static When oneIn(int oneIn, long seed) {
      if (oneIn < 1) {
        throw new IllegalArgumentException("oneIn must be at least 1");
      }
      Random random = new Random(seed);
      return call -> random.nextInt(oneIn) == 0;
    }
  }

  /**
   * Returns a store that fails with {@link UnavailableException} before it calls the wrapped store:
   * nothing is written.
   */
  public static FlakyStore failingBefore(InventoryStore store, When when) {
    return new FlakyStore(
        store,
        when,
        () -> {
          throw new UnavailableException("a fault was asked for, before the write", null);
        },
        () -> {});
  }

  /**
   * Returns a store that lets the wrapped store write, then loses the answer and throws {@link
   * OutcomeUnknownException}.
   */
  public static FlakyStore failingAfter(InventoryStore store, When when) {
    return new FlakyStore(
        store,
        when,
        () -> {},
        () -> {
          throw new OutcomeUnknownException("a fault was asked for, after the write", null);
        });
  }

  /**
   * Returns a store that waits before it calls the wrapped store.
   *
   * @param delay the task that waits, for example at a latch, so that a test controls what happens
   *     in the meantime
   */
  public static FlakyStore delaying(InventoryStore store, When when, Runnable delay) {
    return new FlakyStore(store, when, Objects.requireNonNull(delay, "delay"), () -> {});
  }

  /** Returns the number of calls of {@link #decide}. */
  public long calls() {
    return calls.get();
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    boolean now = isNow();
    if (now) {
      before.run();
    }
    R answer = super.decide(footprint, decision);
    if (now) {
      after.run();
    }
    return answer;
  }

  private boolean isNow() {
    synchronized (when) {
      return when.isNow(calls.incrementAndGet());
    }
  }
}
