package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.IdempotencyItems;
import io.holdfast.aws.dynamodb.internal.item.RecordWrite;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.NotWritten;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.aws.dynamodb.internal.request.RetryLimits;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.aws.dynamodb.internal.request.Transactions;
import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.Preparation;
import io.holdfast.idempotency.RecordDecision;
import io.holdfast.idempotency.RecordIdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.spi.support.Micros;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A store of the host's operations, with one item for each key.
 *
 * <ol>
 *   <li>Reads the item, consistently.
 *   <li>Decides.
 *   <li>Puts or deletes the item in a transaction of one action. <b>Its condition decides</b>:
 *       there is no item, or it has exactly the token and times that were read. If it does not
 *       hold, the steps are repeated.
 * </ol>
 *
 * <p>The write is a transaction because of its token, which shows whether a write with a lost
 * answer was applied, and keeps out a late one. A record that a command carries has the same
 * condition, and is an action of the transaction of the command. Safe for use by any number of
 * threads.
 */
public final class DynamoDbIdempotencyStore extends RecordIdempotencyStore
    implements AnswerRecords {
  private final String table;
  private final InstantSource clock;
  private final RetryLimits limits;
  private final Reads reads;
  private final Transactions transactions;

  public DynamoDbIdempotencyStore(
      String table,
      InstantSource clock,
      RetryLimits limits,
      Reads reads,
      Transactions transactions) {
    this.table = table;
    this.clock = clock;
    this.limits = limits;
    this.reads = reads;
    this.transactions = transactions;
  }

  @Override
  protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
    try (Deadline call = new Deadline("idempotency key " + key, limits)) {
      while (true) {
        IdempotencyRecord before = read(call, key);
        RecordDecision.RecordVerdict<R> ruling = decision.on(before, Micros.floor(clock.instant()));
        if (Objects.equals(before, ruling.after())) {
          return ruling.answer();
        }
        Transaction transaction = new Transaction(key.shop());
        transaction.add(IdempotencyItems.write(table, key, before, ruling.after()));
        try {
          transactions.write(call, transaction);
          return ruling.answer();
        } catch (NotWritten late) {
          call.pauseAfterConflict(late.cancelled());
        }
      }
    }
  }

  @Override
  public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
    IdempotencyKey key = request.key();
    try (Deadline call = new Deadline("idempotency key " + key, limits)) {
      IdempotencyRecord before = read(call, key);
      return prepare(
          request,
          answer,
          before,
          Micros.floor(clock.instant()),
          after -> new RecordWrite(table, IdempotencyItems.write(table, key, before, after)));
    }
  }

  private @Nullable IdempotencyRecord read(Deadline call, IdempotencyKey key) {
    ItemKey at = Keys.idempotency(key);
    Map<String, AttributeValue> item = reads.snapshot(call, List.of(at)).get(at);
    return item == null ? null : IdempotencyItems.parse(key, item);
  }
}
