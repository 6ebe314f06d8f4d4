package io.holdfast.contract;

import java.util.Set;
import java.util.function.Supplier;

/** The stores that are broken on purpose, and the clauses that must fail. */
enum BrokenStore {
  CHECK_THEN_WRITE(
      "never looks whether what it read is still so",
      BrokenConcurrency.CheckThenWrite::new,
      2,
      1,
      5,
      8,
      13),
  LOST_UPDATE(
      "writes levels as they were decided, without a guard",
      BrokenConcurrency.LostUpdate::new,
      2,
      0,
      8),
  CLAIM_NOT_GUARDED(
      "does not look at what can still be claimed", BrokenConcurrency.ClaimNotGuarded::new, 2),
  UNIT_NOT_GUARDED("does not check the owner of a unit", BrokenConcurrency.UnitNotGuarded::new, 2),
  STEP_TAKEN_TWICE(
      "forgets the version of an entry: double release", BrokenConcurrency.StepTakenTwice::new, 2),
  RESTOCK_NOT_COMPARED(
      "does not look what is asked of the supplier by now",
      BrokenConcurrency.RestockNotCompared::new,
      2),
  ENTRY_REPLACED(
      "puts an entry where it should insert one", BrokenConcurrency.EntryReplaced::new, 5, 1, 13),
  NOT_ROLLED_BACK(
      "leaves the levels written when an id turns out to be taken",
      BrokenConcurrency.NotRolledBack::new,
      1,
      5,
      2,
      0,
      8,
      13),
  HALF_VISIBLE(
      "writes a row at a time while others read", BrokenConcurrency.HalfVisible::new, 1, 0),
  ENTRIES_READ_LATER("reads the entries after the levels", BrokenReads.EntriesReadLater::new, 1, 0),
  NEVER_WAITS(
      "fails as soon as another thread is active",
      BrokenConcurrency.NeverWaits::new,
      8,
      0,
      1,
      2,
      5,
      12,
      13),
  FAILS_WHEN_INTERRUPTED(
      "takes an interrupt for a failure, though it has written",
      BrokenConcurrency.FailsWhenInterrupted::new,
      7),
  DECIDES_ELSEWHERE("lets a pool decide", BrokenConcurrency.DecidesElsewhere::new, 12),
  IDEMPOTENCY_ROW_FORGOTTEN(
      "does not record that an operation took effect",
      BrokenRows.IdempotencyRowForgotten::new,
      5,
      4,
      7,
      9,
      10),
  EXPIRED_HOLD_COUNTED(
      "counts a hold until it is ended", BrokenRows.ExpiredHoldCounted::new, 11, 14),
  NEXT_EXPIRY_FORGOTTEN(
      "forgets when the next hold ends, and never looks",
      BrokenRows.NextExpiryForgotten::new,
      11,
      14),
  HOLD_INDEX_ONLY_GROWS(
      "never takes a hold out of its index", BrokenRows.HoldIndexOnlyGrows::new, 11, 0),
  CASE_INSENSITIVE("takes abc for ABC", BrokenRows.CaseInsensitive::new, 10, 14, 15),
  MOVEMENTS_DROPPED("does not keep what moved", BrokenRows.MovementsDropped::new, 0, 1, 3, 6, 17),
  REQUEST_FORGOTTEN("waits for goods that were not requested", BrokenRows.RequestForgotten::new, 1),
  EXPIRY_WITHOUT_MESSAGE(
      "records an expiry and forgets its message", BrokenRows.ExpiryWithoutMessage::new, 1),
  MESSAGE_WITHOUT_EXPIRY(
      "keeps the message of an expiry that comes too late",
      BrokenRows.MessageWithoutExpiry::new,
      1),
  CLOSURE_FORGOTTEN(
      "does not load the units of a reservation", BrokenRows.ClosureForgotten::new, 4, 1),
  ABSENCE_CACHED("remembers that an id was not there", BrokenRows.AbsenceCached::new, 3, 1),
  STALE_CACHE("lists levels from a cache", BrokenRows.StaleCache::new, 3, 0),
  EXCEPTION_WRAPPED("wraps what a decision throws", BrokenRows.ExceptionWrapped::new, 6, 13, 17),
  FINE_CLOCK("keeps times finer than a microsecond", BrokenRows.FineClock::new, 9),
  LIMIT_IGNORED("lists as much as there is", BrokenRows.LimitIgnored::new, 0, 11),
  FIRST_HUNDRED_KEYS(
      "reads one request of keys and forgets the others", BrokenReads.FirstHundredKeys::new, 14),
  STORED_STATE_LISTED(
      "lists a hold that has ended as held", BrokenReads.StoredStateListed::new, 15),
  SHOP_LISTED_TWICE("lists a shop on two pages", BrokenReads.ShopListedTwice::new, 16),
  ROWS_LIMITED("shows an audit less than it counts", BrokenAudits.RowsLimited::new, 0, 17),
  NOTHING_COUNTED(
      "does not count what an audit has to show", BrokenAudits.NothingCounted::new, 0, 17),
  FAILS_AT_A_BAD_ROW(
      "fails completely at a row that it cannot read", BrokenBadRows.FailsAtABadRow::new, 17),
  BAD_ROWS_HIDDEN(
      "does not show an audit what it cannot read", BrokenBadRows.BadRowsHidden::new, 17),
  BAD_ROWS_MISSING(
      "takes a level or an entry that it cannot read for one that is not there",
      BrokenBadRows.BadRowsMissing::new,
      17),
  BAD_UNITS_MISSING(
      "takes a unit that it cannot read for one that is not there",
      BrokenBadRows.BadUnitsMissing::new,
      17),
  HOST_ROW_FORGOTTEN(
      "does not perform the writes of the host", BrokenHostWrites.Forgotten::new, 13),
  HOST_ROW_OF_A_CONFLICT(
      "performs the writes of the host before it looks for a conflict",
      BrokenHostWrites.BeforeTheConflict::new,
      13),
  STOCK_WITHOUT_HOST_ROW(
      "writes the stock although a write of the host has failed",
      BrokenHostWrites.StockAnyway::new,
      13),
  HALF_OF_THE_HOST_ROWS(
      "keeps the writes of the host that came before the failed one",
      BrokenHostWrites.HalfKept::new,
      13),
  WRONG_HOST_WRITE_NAMED(
      "names all writes of the host as failed", BrokenHostWrites.AllNamed::new, 13),
  ANY_HOST_WRITE(
      "takes the write of another store and does nothing", BrokenHostWrites.TakesAny::new, 13);

  final String fault;

  final Supplier<LockedMapStore> create;

  /** The clause that it breaks. */
  final int clause;

  /** The further clauses that depend on it and may fail too. */
  final Set<Integer> also;

  BrokenStore(String fault, Supplier<LockedMapStore> create, int clause, Integer... also) {
    this.fault = fault;
    this.create = create;
    this.clause = clause;
    this.also = Set.of(also);
  }
}
