package io.holdfast.contract;

import io.holdfast.contract.internal.SentenceNames;
import io.holdfast.contract.outbox.AnyThreadClause;
import io.holdfast.contract.outbox.BadRowClause;
import io.holdfast.contract.outbox.DueFirstClause;
import io.holdfast.contract.outbox.DueTimeClause;
import io.holdfast.contract.outbox.FencedClause;
import io.holdfast.contract.outbox.LeaseClause;
import io.holdfast.contract.outbox.OrderClause;
import io.holdfast.contract.outbox.SeenClause;
import io.holdfast.contract.outbox.SummaryClause;
import io.holdfast.contract.outbox.TriesClause;
import io.holdfast.inventory.model.RestockRequest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;

/**
 * The clauses of {@link io.holdfast.restock.spi.Outbox} for restock requests. See {@link
 * RestockOutboxFixture} for the wiring.
 *
 * @since 0.1.0
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class RestockOutboxContract implements RestockOutboxFixture {
  /** Called by subclasses. */
  protected RestockOutboxContract() {}

  @Nested
  class OneLease extends LeaseClause<RestockRequest> {}

  @Nested
  class Fencing extends FencedClause<RestockRequest> {}

  @Nested
  class Order extends OrderClause {}

  @Nested
  class DueFirst extends DueFirstClause<RestockRequest> {}

  @Nested
  class Clock extends DueTimeClause<RestockRequest> {}

  @Nested
  class KnownOutcome extends SeenClause<RestockRequest> {}

  @Nested
  class Threads extends AnyThreadClause<RestockRequest> {}

  @Nested
  class OneBadRow extends BadRowClause<RestockRequest> {}

  @Nested
  class Tries extends TriesClause<RestockRequest> {}

  @Nested
  class Summary extends SummaryClause<RestockRequest> {}
}
