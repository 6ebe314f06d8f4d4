package io.holdfast.contract;

import io.holdfast.contract.internal.SentenceNames;
import io.holdfast.contract.outbox.AnyThreadClause;
import io.holdfast.contract.outbox.BadRowClause;
import io.holdfast.contract.outbox.DueFirstClause;
import io.holdfast.contract.outbox.DueTimeClause;
import io.holdfast.contract.outbox.FencedClause;
import io.holdfast.contract.outbox.LeaseClause;
import io.holdfast.contract.outbox.SeenClause;
import io.holdfast.contract.outbox.SummaryClause;
import io.holdfast.contract.outbox.TriesClause;
import io.holdfast.inventory.model.ExpiredHold;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;

/**
 * The clauses of {@link io.holdfast.restock.spi.Outbox} for expired holds. See {@link
 * ExpiredHoldOutboxFixture} for the wiring. Clause 3 is not among them: expired holds have no
 * order.
 *
 * @since 0.1.0
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class ExpiredHoldOutboxContract implements ExpiredHoldOutboxFixture {
  /** Called by subclasses. */
  protected ExpiredHoldOutboxContract() {}

  @Nested
  class OneLease extends LeaseClause<ExpiredHold> {}

  @Nested
  class Fencing extends FencedClause<ExpiredHold> {}

  @Nested
  class DueFirst extends DueFirstClause<ExpiredHold> {}

  @Nested
  class Clock extends DueTimeClause<ExpiredHold> {}

  @Nested
  class KnownOutcome extends SeenClause<ExpiredHold> {}

  @Nested
  class Threads extends AnyThreadClause<ExpiredHold> {}

  @Nested
  class OneBadRow extends BadRowClause<ExpiredHold> {}

  @Nested
  class Tries extends TriesClause<ExpiredHold> {}

  @Nested
  class Summary extends SummaryClause<ExpiredHold> {}
}
