package io.holdfast.contract.clause;

import io.holdfast.contract.Clause;
import io.holdfast.contract.StoreFixture;

/** All changes of one verdict, or none. */
@Clause(value = 1, title = "atomicity")
public abstract class AtomicityClause extends ClauseTests {
  /** Tests the store of a fixture. */
  protected AtomicityClause(StoreFixture fixture) {
    super(fixture);
  }
}
