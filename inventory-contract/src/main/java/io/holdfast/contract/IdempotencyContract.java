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
  class OneFirst extends OneFirstClause {}

  @Nested
  class Repeats extends RepeatsClause {}

  @Nested
  class Takeover extends TakeoverClause {}

  @Nested
  class Fencing extends FencingClause {}

  @Nested
  class Retention extends RetentionClause {}

  @Nested
  class Abandoned extends AbandonedClause {}

  @Nested
  class KnownOutcome extends OutcomeClause {}

  @Nested
  class Clock extends TimeClause {}

  @Nested
  class ExactKeys extends KeysClause {}

  @Nested
  class Threads extends CallersClause {}
}
