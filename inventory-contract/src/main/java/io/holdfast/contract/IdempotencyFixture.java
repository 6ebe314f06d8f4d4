package io.holdfast.contract;

import io.holdfast.idempotency.IdempotencyStore;
import java.time.InstantSource;

/**
 * What {@link IdempotencyContract} needs to know of a store.
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
 * <p>Every test works in shops of its own, so {@link #store} may open the same database each time.
 * Tests of one database must not run at the same time: what is swept is swept for all shops.
 */
public interface IdempotencyFixture {
  /**
   * A store that takes its time from the given clock, even where it would otherwise use a clock of
   * its own. Called once or more for each test.
   *
   * @param clock moved by the tests, forwards and backwards
   */
  IdempotencyStore store(InstantSource clock);

  /**
   * Another instance on the same data, as another process would open it. Returns the same instance
   * where the data lives and dies with it.
   *
   * @param store what {@link #store} has returned
   * @param clock the clock of the new instance
   */
  default IdempotencyStore reopen(IdempotencyStore store, InstantSource clock) {
    return store;
  }

  /** How much work the concurrent tests do. */
  default Effort effort() {
    return Effort.FULL;
  }
}
