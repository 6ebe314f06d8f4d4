package io.holdfast.contract;

import io.holdfast.idempotency.IdempotencyStore;
import java.time.InstantSource;

/**
 * The wiring of {@link IdempotencyContract} to a store.
 *
 * <pre>{@code
 * class MemoryIdempotencyTest extends IdempotencyContract {
 *   @Override
 *   public IdempotencyStore store(InstantSource clock) {
 *     return InMemoryInventoryStore.create(clock).idempotency();
 *   }
 * }
 * }</pre>
 *
 * <p>Every test works in separate shops, so {@link #store} may open the same database each time.
 * Tests of one database must not run at the same time, because a sweep covers all shops.
 *
 * @since 0.1.0
 */
public interface IdempotencyFixture {
  /**
   * Returns a store that takes its time from the given clock, even if it normally uses a different
   * clock. Called once or more for each test.
   *
   * @param clock the clock, moved by the tests forwards and backwards
   */
  IdempotencyStore store(InstantSource clock);

  /**
   * Returns another instance on the same data, as another process would open it. Returns the same
   * instance if the data exists only in that instance.
   *
   * @param store the store that {@link #store} has returned
   * @param clock the clock of the new instance
   */
  default IdempotencyStore reopen(IdempotencyStore store, InstantSource clock) {
    return store;
  }

  /** Returns the amount of work for the concurrent tests. */
  default Effort effort() {
    return Effort.FULL;
  }
}
