package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.jdbc.internal.sql.SqlTexts;

/**
 * Holds the tables of one store, with their prepared texts. Safe for use by several threads.
 *
 * @param texts the texts of the statements
 * @param levels the reader of stock levels
 * @param entries the reader of reservations and operations
 * @param levelsAndEntries the reader of both in one statement
 * @param holds the reader of the index of holds by expiry
 * @param units the reader of units
 * @param movements the table of movements
 * @param levelWriter the writer of stock levels
 * @param differenceWriter the writer of differences to stock levels that are not locked
 * @param entryWriter the writer of reservations and operations
 * @param holdWriter the writer of the index of holds
 * @param unitWriter the writer of units
 * @param outbox the table of restock requests on their way
 * @param expiredHolds the table of expired holds on their way
 * @param hostRows the writer of the host's rows
 */
public record Tables(
    SqlTexts texts,
    LevelTable levels,
    EntryTable entries,
    LevelsAndEntries levelsAndEntries,
    HoldTable holds,
    UnitTable units,
    MovementTable movements,
    LevelWriter levelWriter,
    LevelDifferenceWriter differenceWriter,
    EntryWriter entryWriter,
    HoldWriter holdWriter,
    UnitWriter unitWriter,
    OutboxTable<RestockRequest> outbox,
    OutboxTable<ExpiredHold> expiredHolds,
    HostRowWriter hostRows) {
  public static Tables of(SqlTexts texts) {
    return new Tables(
        texts,
        new LevelTable(texts),
        new EntryTable(texts),
        new LevelsAndEntries(texts),
        new HoldTable(texts),
        new UnitTable(texts),
        new MovementTable(texts),
        new LevelWriter(texts),
        new LevelDifferenceWriter(texts),
        new EntryWriter(texts),
        new HoldWriter(texts),
        new UnitWriter(texts),
        new OutboxTable<>(texts, new RestockRequestTable()),
        new OutboxTable<>(texts, new ExpiredHoldTable()),
        new HostRowWriter(texts.split()));
  }
}
