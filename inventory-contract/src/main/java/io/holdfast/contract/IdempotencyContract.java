package io.holdfast.contract;

import io.holdfast.contract.idempotency.AbandonedClause;
import io.holdfast.contract.idempotency.CallersClause;
import io.holdfast.contract.idempotency.FencingClause;
import io.holdfast.contract.idempotency.KeysClause;
import io.holdfast.contract.idempotency.OneFirstClause;
import io.holdfast.contract.idempotency.OutcomeClause;
import io.holdfast.contract.idempotency.RepeatsClause;
import io.holdfast.contract.idempotency.RetentionClause;
import io.holdfast.contract.idempotency.TakeoverClause;
import io.holdfast.contract.idempotency.TimeClause;
import io.holdfast.contract.internal.SentenceNames;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;

/**
 * The clauses of {@link io.holdfast.idempotency.IdempotencyStore}. See {@link IdempotencyFixture}
 * for the wiring.
 *
 * @since 0.1.0
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class IdempotencyContract implements IdempotencyFixture {
  /** Called by subclasses. */
  protected IdempotencyContract() {}

  @Nested
  class OneFirst extends OneFirstClause {
    OneFirst() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class Repeats extends RepeatsClause {
    Repeats() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class Takeover extends TakeoverClause {
    Takeover() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class Fencing extends FencingClause {
    Fencing() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class Retention extends RetentionClause {
    Retention() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class Abandoned extends AbandonedClause {
    Abandoned() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class KnownOutcome extends OutcomeClause {
    KnownOutcome() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class Clock extends TimeClause {
    Clock() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class ExactKeys extends KeysClause {
    ExactKeys() {
      super(IdempotencyContract.this);
    }
  }

  @Nested
  class Threads extends CallersClause {
    Threads() {
      super(IdempotencyContract.this);
    }
  }
}
