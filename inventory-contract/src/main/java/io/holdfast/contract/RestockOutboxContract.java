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
  class OneLease extends LeaseClause<RestockRequest> {
    OneLease() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class Fencing extends FencedClause<RestockRequest> {
    Fencing() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class Order extends OrderClause {
    Order() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class DueFirst extends DueFirstClause<RestockRequest> {
    DueFirst() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class Clock extends DueTimeClause<RestockRequest> {
    Clock() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class KnownOutcome extends SeenClause<RestockRequest> {
    KnownOutcome() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class Threads extends AnyThreadClause<RestockRequest> {
    Threads() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class OneBadRow extends BadRowClause<RestockRequest> {
    OneBadRow() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class Tries extends TriesClause<RestockRequest> {
    Tries() {
      super(RestockOutboxContract.this);
    }
  }

  @Nested
  class Summary extends SummaryClause<RestockRequest> {
    Summary() {
      super(RestockOutboxContract.this);
    }
  }
}
