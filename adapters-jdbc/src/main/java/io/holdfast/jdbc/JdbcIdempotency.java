package io.holdfast.jdbc;

import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.RecordDecision;
import io.holdfast.idempotency.RecordIdempotencyStore;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.model.IdempotencyKey;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Which operations of the host are done, in one READ COMMITTED transaction for each call:
 *
 * <ol>
 *   <li>Locks the record of the key, {@code FOR UPDATE}, if there is one.
 *   <li>Asks for the time.
 *   <li>Decides.
 *   <li>Inserts, changes or deletes the record. <b>The primary key decides which of two is
 *       first</b> where there was none, and the lock where there was one.
 *   <li>Commits. If the answer is lost, runs all of it again: the token in the record tells whether
 *       it was this call that wrote it.
 * </ol>
 *
 * <p>Safe for use by any number of threads.
 */
final class JdbcIdempotency extends RecordIdempotencyStore implements SweepableIdempotencyStore {
  private final Attempts attempts;
  private final IdempotencyTable table;

  JdbcIdempotency(Attempts attempts, SqlTexts texts) {
    this.attempts = attempts;
    this.table = new IdempotencyTable(texts);
  }

  @Override
  protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
    return attempts.run(
        "idempotency key ".concat(key.toString()),
        lease -> {
          Handle handle = lease.begin();
          IdempotencyRecord before = table.lock(handle, key);
          RecordDecision.Ruling<R> ruling = decision.on(before, table.now(handle));
          if (!Objects.equals(before, ruling.after())) {
            lease.writing();
            table.write(handle, key, before, ruling.after());
            lease.commit();
          }
          return ruling.answer();
        });
  }

  @Override
  public int sweep(int limit) {
    checkLimit(limit);
    List<IdempotencyTable.StoredKey> keys =
        attempts.run("idempotency keys", lease -> table.expired(lease.single(), limit));
    int swept = 0;
    for (List<IdempotencyTable.StoredKey> chunk : table.inChunks(keys)) {
      swept +=
          attempts.run(
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
