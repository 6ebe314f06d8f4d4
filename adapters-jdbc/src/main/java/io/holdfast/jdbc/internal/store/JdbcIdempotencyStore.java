package io.holdfast.jdbc.internal.store;

import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.Preparation;
import io.holdfast.idempotency.RecordDecision;
import io.holdfast.idempotency.RecordIdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.jdbc.internal.connection.TransactionRetry;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.table.IdempotencyTable;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Stores the idempotency records of the host's operations. Each call of {@link #decide} is one READ
 * COMMITTED transaction:
 *
 * <ol>
 *   <li>Locks the record of the key, {@code FOR UPDATE}, if there is one.
 *   <li>Reads the time.
 *   <li>Decides.
 *   <li>Inserts, updates or deletes the record. <b>If there was no record, the primary key decides
 *       which of two calls is first</b>; otherwise the lock does.
 *   <li>Commits. If the answer to COMMIT is lost, runs all steps again: the token in the record
 *       tells whether this call wrote it.
 * </ol>
 *
 * <p>{@link #prepare} reads the record without a lock. The write that it makes is a condition on
 * what was read, and is performed in the transaction of a command.
 *
 * <p>Safe for use by any number of threads.
 */
public final class JdbcIdempotencyStore extends RecordIdempotencyStore
    implements SweepableIdempotencyStore, AnswerRecords {
  private final TransactionRetry transactions;
  private final IdempotencyTable table;

  public JdbcIdempotencyStore(TransactionRetry transactions, SqlTexts texts) {
    this.transactions = transactions;
    this.table = new IdempotencyTable(texts);
  }

  @Override
  protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
    return transactions.run(
        "idempotency key " + key,
        lease -> {
          Handle handle = lease.begin();
          IdempotencyRecord before = table.lock(handle, key);
          RecordDecision.RecordVerdict<R> verdict = decision.on(before, table.now(handle));
          if (!Objects.equals(before, verdict.after())) {
            lease.writing();
            table.write(handle, key, before, verdict.after());
            lease.commit();
          }
          return verdict.answer();
        });
  }

  @Override
  public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
    IdempotencyKey key = request.key();
    IdempotencyTable.Found found =
        transactions.run("idempotency key " + key, lease -> table.find(lease.single(), key));
    return prepare(
        request,
        answer,
        found.record(),
        found.now(),
        after -> table.hostWrite(found.record(), after));
  }

  @Override
  public int sweep(int limit) {
    checkLimit(limit);
    List<IdempotencyTable.StoredKey> keys =
        transactions.run("idempotency keys", lease -> table.expired(lease.single(), limit));
    int swept = 0;
    for (List<IdempotencyTable.StoredKey> chunk : table.inChunks(keys)) {
      swept +=
          transactions.run(
              "idempotency keys",
              lease -> {
                Handle handle = lease.begin();
                lease.writing();
                int deleted = table.deleteExpired(handle, chunk);
                lease.commit();
                return deleted;
              });
    }
    return swept;
  }
}
