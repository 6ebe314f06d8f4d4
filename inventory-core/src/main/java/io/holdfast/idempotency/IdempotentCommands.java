package io.holdfast.idempotency;

import io.holdfast.idempotency.IdempotentResult.Ran;
import io.holdfast.idempotency.IdempotentResult.Replied;
import io.holdfast.idempotency.Preparation.Known;
import io.holdfast.idempotency.Preparation.Recordable;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.util.Objects;
import java.util.function.Function;

/**
 * Runs stock commands so that each takes effect once for its key, and records the answer in the
 * transaction of the command. {@link IdempotentExecutor} needs three transactions for that, and
 * runs any operation; this class needs one, and runs one command of an {@code Inventory}:
 *
 * <pre>{@code
 * IdempotentCommands once = IdempotentCommands.create(store.answerRecords());
 * once.run(request, answer, record -> inventory.alongside(record, orderRow).commit(order));
 * }</pre>
 *
 * <p>The answer is recorded before the command has an outcome. So it must be known beforehand: it
 * depends on the request and on ids that were chosen before, and not on what the command returns.
 *
 * <p>Both classes may use the same keys. Safe for use by any number of threads if the records are.
 *
 * @since 0.1.0
 */
public final class IdempotentCommands {
  /** The number of times that a command runs if other callers replace the record each time. */
  private static final int ATTEMPTS = 3;

  private final AnswerRecords records;

  private IdempotentCommands(AnswerRecords records) {
    this.records = Objects.requireNonNull(records, "records");
  }

  /**
   * Creates an instance.
   *
   * @param records the records of the store that keeps the stock
   */
  public static IdempotentCommands create(AnswerRecords records) {
    return new IdempotentCommands(records);
  }

  /**
   * Looks the key up, and runs the command unless the key has an answer, is in progress or belongs
   * to another payload.
   *
   * <ul>
   *   <li>If the command is done, the answer is recorded with it.
   *   <li>If the command is refused, nothing is recorded, because nothing was written. If the key
   *       has an answer by then, it is returned; otherwise the key stays new, and a repetition is
   *       decided again.
   *   <li>If the command is a replay, because its id is older than the record or the retention has
   *       passed, nothing is recorded either. The recorded answer is returned if there is one.
   *   <li>If another caller with the same key was faster, the command has no effect, and the
   *       recorded answer is returned.
   *   <li>If the command throws {@link io.holdfast.inventory.error.OutcomeUnknownException}, repeat
   *       the call: the record shows whether the command took effect. After the retention, only the
   *       id of the command does, so derive the id from the key.
   * </ul>
   *
   * @param request the key, its fingerprint and the retention; the lease is not used
   * @param answer the answer for all repetitions
   * @param command the function that runs one command of an inventory on the same store, {@code
   *     alongside} the record that it is given. It runs in this thread, and again if a record that
   *     it would replace has changed in the meantime
   * @param <T> the type of the value of the command
   * @return the outcome of the command, or the reply to a repetition
   * @throws HostWriteException if another write of the host has failed, or a row stayed locked
   * @throws io.holdfast.inventory.error.InventoryException if the key cannot be looked up, or the
   *     command throws it
   */
  public <T> IdempotentResult<T> run(
      ClaimRequest request,
      StoredAnswer answer,
      Function<? super HostWrite, ? extends Outcome<T>> command) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(command, "command");
    Preparation prepared = records.prepare(request, answer);
    for (int left = ATTEMPTS - 1; prepared instanceof Recordable it; left--) {
      try {
        Outcome<T> outcome = command.apply(it.record());
        boolean tookEffect = outcome.isDone() && !outcome.isReplayed();
        if (!tookEffect && records.prepare(request, answer) instanceof Known known) {
          return new Replied<>(known.reply());
        }
        return new Ran<>(outcome);
      } catch (HostWriteException e) {
        prepared = preparedAfter(e, request, answer);
        if (prepared instanceof Recordable && (left == 0 || !isStale(it.record(), e))) {
          throw e;
        }
      }
    }
    return new Replied<>(((Known) prepared).reply());
  }

  private Preparation preparedAfter(
      HostWriteException failure, ClaimRequest request, StoredAnswer answer) {
    try {
      return records.prepare(request, answer);
    } catch (RuntimeException again) {
      again.addSuppressed(failure);
      throw again;
    }
  }

  /** Returns whether a record could not be written because the stored one has changed. */
  private static boolean isStale(HostWrite record, HostWriteException e) {
    return !e.isRetryable()
        && e instanceof HostWritesFailedException it
        && it.failed().contains(record);
  }
}
