package io.holdfast.contract;

import java.util.Set;
import java.util.function.Supplier;

/** The outboxes that are broken on purpose, and the clauses that must fail. */
enum BrokenOutbox {
  SHORT_LEASES(BrokenOutboxes.ShortLeases::new, 1, 2, 5, 6, 9),
  NOT_FENCED(BrokenOutboxes.NotFenced::new, 2, 5, 6),
  ORDER_BY_DIGITS(BrokenOutboxes.OrderByDigits::new, 3),
  BLOCKED_KEEPS_BACK(BrokenOutboxes.BlockedKeepsBack::new, 3),
  LAST_FIRST(BrokenOutboxes.LastFirst::new, 4, 8, 10),
  COARSE_CLOCK(BrokenOutboxes.CoarseClock::new, 5, 1, 4, 8),
  WRITES_LATER(BrokenOutboxes.WritesLater::new, 6, 1, 2, 3, 4, 5, 7, 8, 9, 10),
  FAILS_WHEN_INTERRUPTED(BrokenOutboxes.FailsWhenInterrupted::new, 7),
  FAILS_AT_A_BAD_ROW(BrokenOutboxes.FailsAtABadRow::new, 8),
  HIDES_A_BAD_ROW(BrokenOutboxes.HidesABadRow::new, 8),
  COUNTS_LEASES(BrokenOutboxes.CountsLeases::new, 9, 1, 2, 3, 5),
  COUNTS_PENDING_ONLY(BrokenOutboxes.CountsPendingOnly::new, 10);

  final Supplier<MapOutbox> create;

  /** The clause that it breaks. */
  final int clause;

  /** The further clauses that depend on it and may fail too. */
  final Set<Integer> also;

  BrokenOutbox(Supplier<MapOutbox> create, int clause, Integer... also) {
    this.create = create;
    this.clause = clause;
    this.also = Set.of(also);
  }
}
