package io.holdfast.contract;

import io.holdfast.idempotency.IdempotencyStore;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;

/** The idempotency stores that are broken on purpose, and the clauses that must fail. */
enum BrokenIdempotency {
  CHECK_THEN_WRITE(BrokenIdempotencyStores.CheckThenWrite::new, 1, 3, 4, 5, 7),
  PAYLOAD_IGNORED(BrokenIdempotencyStores.PayloadIgnored::new, 2, 5, 6, 9),
  LEASE_NEVER_ENDS(BrokenIdempotencyStores.LeaseNeverEnds::new, 3, 1, 4, 6),
  NOT_FENCED(BrokenIdempotencyStores.NotFenced::new, 4, 5, 7, 9),
  RETENTION_IGNORED(BrokenIdempotencyStores.RetentionIgnored::new, 5, 1, 2, 4),
  ABANDON_FORGOTTEN(BrokenIdempotencyStores.AbandonForgotten::new, 6, 4, 5, 7, 10),
  CACHE_AS_GUARD(BrokenIdempotencyStores.CacheAsGuard::new, 7, 1, 2, 3, 4, 5, 6, 9),
  FINE_CLOCK(BrokenIdempotencyStores.FineClock::new, 8),
  CASE_INSENSITIVE(BrokenIdempotencyStores.CaseInsensitive::new, 9),
  FAILS_WHEN_INTERRUPTED(BrokenIdempotencyStores.FailsWhenInterrupted::new, 10);

  final Function<InstantSource, IdempotencyStore> create;

  /** The clause that it breaks. */
  final int clause;

  /** The further clauses that depend on it and may fail too. */
  final Set<Integer> also;

  BrokenIdempotency(Function<InstantSource, IdempotencyStore> create, int clause, Integer... also) {
    this.create = create;
    this.clause = clause;
    this.also = Set.of(also);
  }
}
