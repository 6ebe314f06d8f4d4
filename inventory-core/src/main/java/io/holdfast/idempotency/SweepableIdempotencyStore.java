package io.holdfast.idempotency;

/**
 * A store that a host can clean up, at any time and in any process. Only the used space depends on
 * it: see the clause on retention of {@link IdempotencyStore}.
 *
 * @since 0.1.0
 */
public interface SweepableIdempotencyStore extends IdempotencyStore {
  /**
   * Deletes the records of keys that are new again, the earliest expired first.
   *
   * @param limit the maximum number of keys, 1 to 10,000
   * @return the number of deleted keys; fewer than {@code limit} means that there are no more,
   *     unless another sweep runs at the same time
   * @throws io.holdfast.inventory.error.InvalidRequestException if the limit is out of range
   */
  int sweep(int limit);
}
