package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.spi.Changes;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import org.jdbi.v3.core.Handle;

/**
 * Holds the tables of one store, with their prepared texts. Safe for use by several threads.
 *
 * @param texts the texts of the statements
 * @param levels the reader of stock levels
 * @param entries the reader of reservations and operations
 * @param holds the reader of the index of holds by expiry
 * @param units the reader of units
 * @param movements the table of movements
 * @param levelWriter the writer of stock levels
 * @param guessedLevelWriter the writer of guessed stock levels
 * @param entryWriter the writer of reservations and operations
 * @param holdWriter the writer of the index of holds
 * @param unitWriter the writer of units
 * @param outbox the table of restock requests on their way
 * @param hostRows the writer of the host's rows
 */
public record Tables(
    SqlTexts texts,
    LevelTable levels,
    EntryTable entries,
    HoldTable holds,
    UnitTable units,
    MovementTable movements,
    LevelWriter levelWriter,
    OptimisticLevelWriter guessedLevelWriter,
    EntryWriter entryWriter,
    HoldWriter holdWriter,
    UnitWriter unitWriter,
    OutboxTable outbox,
    HostRowWriter hostRows) {
  public static Tables of(SqlTexts texts) {
    return new Tables(
        texts,
        new LevelTable(texts),
        new EntryTable(texts),
        new HoldTable(texts),
        new UnitTable(texts),
        new MovementTable(texts),
        new LevelWriter(texts),
        new OptimisticLevelWriter(texts),
        new EntryWriter(texts),
        new HoldWriter(texts),
        new UnitWriter(texts),
        new OutboxTable(texts),
        new HostRowWriter(texts.chunks()));
  }

  /**
   * Writes the changes of one transaction. New levels come first, because other transactions lock
   * levels first too. Then come rows that can collide with the insert of another transaction.
   * The rows of the host follow, so that a conflict is found before a write of the host can fail.
   * Existing levels come last, because most transactions need them.
   */
  public void write(Handle handle, Changes changes) {
    writeAllButLevels(handle, changes);
    levelWriter.update(handle, changes.levels());
  }

  /**
   * Writes the changes of one transaction whose levels were guessed, on the condition that the
   * guessed values are the stored ones.
   */
  public void writeGuessed(Handle handle, Changes changes) {
    writeAllButLevels(handle, changes);
    guessedLevelWriter.update(handle, changes.levels());
  }

  private void writeAllButLevels(Handle handle, Changes changes) {
    levelWriter.insert(handle, changes.levels());
    entryWriter.insert(handle, changes.entries());
    unitWriter.insert(handle, changes.units());
    movements.insert(handle, changes.movements());
    outbox.insert(handle, changes.requests());
    entryWriter.update(handle, changes.entries());
    unitWriter.update(handle, changes.units());
    holdWriter.update(handle, changes.entries());
    hostRows.write(handle, changes.hostWrites());
  }
}
