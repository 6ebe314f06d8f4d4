package io.holdfast.jdbc;

import io.holdfast.inventory.spi.Changes;
import org.jdbi.v3.core.Handle;

/**
 * The tables of one store, with their statements made once. Safe for use by several threads.
 *
 * @param texts how the statements were made
 * @param levels stock levels
 * @param entries reservations and operations
 * @param holds the index of holds by expiry
 * @param units units
 * @param movements movements
 * @param levelWriter writes stock levels
 * @param guessedLevelWriter writes stock levels that were guessed
 * @param entryWriter writes reservations and operations
 * @param holdWriter keeps the index in step
 * @param unitWriter writes units
 * @param outbox restock requests on their way
 */
record Tables(
    SqlTexts texts,
    LevelTable levels,
    EntryTable entries,
    HoldTable holds,
    UnitTable units,
    MovementTable movements,
    LevelWriter levelWriter,
    GuessedLevelWriter guessedLevelWriter,
    EntryWriter entryWriter,
    HoldWriter holdWriter,
    UnitWriter unitWriter,
    OutboxTable outbox) {
  static Tables of(SqlTexts texts) {
    return new Tables(
        texts,
        new LevelTable(texts),
        new EntryTable(texts),
        new HoldTable(texts),
        new UnitTable(texts),
        new MovementTable(texts),
        new LevelWriter(texts),
        new GuessedLevelWriter(texts),
        new EntryWriter(texts),
        new HoldWriter(texts),
        new UnitWriter(texts),
        new OutboxTable(texts));
  }

  /**
   * Writes the changes of one unit. New levels first: for everybody else their lock comes first
   * too. Then what can collide with somebody else's insert; the levels that everybody wants last.
   */
  void write(Handle handle, Changes changes) {
    writeAllButLevels(handle, changes);
    levelWriter.update(handle, changes.levels());
  }

  /** Writes the same where no level was loaded, only on the very levels that were guessed. */
  void writeGuessed(Handle handle, Changes changes) {
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
  }
}
