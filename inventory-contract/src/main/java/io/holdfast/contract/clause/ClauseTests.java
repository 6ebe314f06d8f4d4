package io.holdfast.contract.clause;

import io.holdfast.contract.SettableClock;
import io.holdfast.contract.StoreFixture;
import io.holdfast.inventory.spi.InventoryStore;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the tests of all clauses share: a fresh store, its clock, and rows of a shop that nobody
 * else uses.
 */
public abstract class ClauseTests {
  final StoreFixture fixture;
  final SettableClock clock = new SettableClock();
  final Rows rows = new Rows();

  @SuppressWarnings("NullAway.Init")
  InventoryStore store;

  ClauseTests(StoreFixture fixture) {
    this.fixture = fixture;
  }

  @BeforeEach
  final void openStore() {
    store = fixture.store(clock);
  }
}
