package io.holdfast.idempotency;

/**
 * A store that a host cleans up, from time to time and wherever it likes. Nothing depends on it but
 * the room that is taken: see the clause on retention of {@link IdempotencyStore}.
 */
public interface SweepableIdempotencyStore extends IdempotencyStore {
  /**
   * Forgets keys that are new again, those first whose time was over first.
   *
   * @param limit at most so many, 1 to 10,000
   * @return how many; fewer than {@code limit} means that there are no more, unless others sweep at
   *     the same time
   * @throws io.holdfast.inventory.error.InvalidRequestException if the limit is out of range
   */
  int sweep(int limit);
}
