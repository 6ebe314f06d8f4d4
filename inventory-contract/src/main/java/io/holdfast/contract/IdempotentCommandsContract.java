package io.holdfast.contract;

import io.holdfast.contract.behaviour.AnswerRecordCases;
import io.holdfast.contract.behaviour.AnswerRecordRaceCases;
import io.holdfast.contract.internal.SentenceNames;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;

/**
 * The promises of {@link io.holdfast.idempotency.AnswerRecords}, as a host sees them through {@link
 * io.holdfast.idempotency.IdempotentCommands}. See {@link IdempotentCommandsFixture} for the
 * wiring.
 *
 * @since 0.1.0
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class IdempotentCommandsContract implements IdempotentCommandsFixture {
  /** Called by subclasses. */
  protected IdempotentCommandsContract() {}

  @Nested
  class Records extends AnswerRecordCases {}

  @Nested
  class Races extends AnswerRecordRaceCases {}
}
