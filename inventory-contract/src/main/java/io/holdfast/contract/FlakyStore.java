package io.holdfast.contract;

import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store with faults, for tests of what a host does about them. It wraps a sound store; faults
 * happen in {@link #decide} alone, reads and listings always work. Wrap several times for several
 * kinds of faults.
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
 */
public final class FlakyStore extends ForwardingStore {
  private final When when;
  private final Runnable before;
  private final Runnable after;
  private final AtomicLong calls = new AtomicLong();

  private FlakyStore(InventoryStore store, When when, Runnable before, Runnable after) {
    super(store);
    this.when = Objects.requireNonNull(when, "when");
    this.before = before;
    this.after = after;
  }

  /** Which calls of {@link #decide} go wrong. Asked once for each, by one thread at a time. */
  @FunctionalInterface
  public interface When {
    /**
     * Whether a call goes wrong.
     *
     * @param call its number, from 1
     */
    boolean isNow(long call);

    /** The call of this number, from 1. */
    static When nth(long number) {
      return call -> call == number;
    }

    /** Every call. */
    static When always() {
      return call -> true;
    }

    /**
     * One call in so many, at random, the same for the same seed.
     *
     * @param seed of the random numbers
     * @param oneIn at least 1
     */
    static When oneIn(int oneIn, long seed) {
      if (oneIn < 1) {
        throw new IllegalArgumentException("oneIn must be at least 1");
      }
      Random random = new Random(seed);
      return call -> random.nextInt(oneIn) == 0;
    }
  }

  /** Fails with {@link UnavailableException} before the store is asked: nothing is written. */
  public static FlakyStore failingBefore(InventoryStore store, When when) {
    return new FlakyStore(
        store,
        when,
        () -> {
          throw new UnavailableException("a fault was asked for, before the write", null);
        },
        () -> {});
  }

  /** Lets the store write, then loses the answer: {@link OutcomeUnknownException}. */
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
   * Waits before the store is asked.
   *
   * @param delay waits: at a latch or a barrier, so that a test says what happens meanwhile
   */
  public static FlakyStore delaying(InventoryStore store, When when, Runnable delay) {
    return new FlakyStore(store, when, Objects.requireNonNull(delay, "delay"), () -> {});
  }

  /** How often {@link #decide} has been called. */
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
