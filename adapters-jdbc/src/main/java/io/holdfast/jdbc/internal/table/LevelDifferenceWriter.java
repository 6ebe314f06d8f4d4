package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.HoldRow;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.RestockText;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes stock levels that are not locked and were decided on remembered values: adds what a sale
 * takes to the stored amounts, whatever they are by now, if the guard of the decision holds for the
 * stored row. One level takes one UPDATE; several take one statement together. The statements are
 * those of the dialect.
 */
public final class LevelDifferenceWriter {
  /** The most by which the statement for many levels counts a level: it updates one row. */
  private static final int COUNT_OF_ONE = 2;

  private static final String LEVEL = "stock level";

  private final SizedSql sellOne;
  private final SizedSql holdOne;
  private final SizedSql many;
  private final StatementSplit split;

  LevelDifferenceWriter(SqlTexts texts) {
    split = texts.split();
    sellOne = texts.text(texts.dialect().sellFromLevel());
    holdOne = texts.text(texts.dialect().holdFromLevel());
    many = texts.text(texts.dialect().takeFromLevels());
  }

  /**
   * Tells whether the differences can be written: nothing but sales and holds, and none that needs
   * exactly the level that was decided upon.
   */
  public static boolean canWrite(Changes changes) {
    return changes.levels().stream().allMatch(LevelDifferenceWriter::canWrite);
  }

  private static boolean canWrite(LevelChange change) {
    StoredLevel before = change.before();
    return before != null
        && !change.guard().sameVersion()
        && !change.changesRestock()
        && before.policy().equals(change.after().policy())
        && change.onHandDelta() == 0
        && change.onHandVersionDelta() == 0
        && change.heldDelta() >= 0
        && change.committedDelta() >= 0;
  }

  /**
   * Writes the levels of changes, in key order.
   *
   * @throws StaleSnapshotException if a guard does not hold for the stored level
   */
  public void write(Handle handle, Changes changes) {
    Map<StockKey, Instant> ends = earliestEnds(changes.entries());
    List<LevelChange> levels = changes.levels();
    if (levels.size() == 1) {
      LevelChange change = levels.get(0);
      Instant end = ends.get(change.key());
      Bindings args = new Bindings().number(change.heldDelta()).number(change.committedDelta());
      if (end != null) {
        args.time(end).time(end);
      }
      decidedOn(args.key(change.key()), change).number(change.guard().claimable());
      SizedSql text = end == null ? sellOne : holdOne;
      CheckedWrites.change(handle, text.text(), args, 1, LEVEL);
      return;
    }
    CheckedWrites.change(
        handle,
        many,
        split,
        parts(levels),
        (args, part) -> row(args, part, ends.get(part.change().key())),
        COUNT_OF_ONE,
        LEVEL);
  }

  /**
   * A part of the difference of a level: what is held or what is sold, because one row of the
   * statement for many levels can add only one of them.
   *
   * @param least the least number that must be claimable before this part
   * @param versions the number that is added to the version
   */
  private record Part(LevelChange change, long held, long sold, long least, int versions) {}

  private static List<Part> parts(List<LevelChange> levels) {
    List<Part> parts = new ArrayList<>(levels.size());
    for (LevelChange change : levels) {
      long held = change.heldDelta();
      long sold = change.committedDelta();
      long least = change.guard().claimable();
      if (held == 0 || sold == 0) {
        parts.add(new Part(change, held, sold, least, 1));
      } else {
        parts.add(new Part(change, held, 0, least, 1));
        parts.add(new Part(change, 0, sold, Math.max(least, Long.MIN_VALUE + held) - held, 0));
      }
    }
    return parts;
  }

  /** Binds a row that the CHECK constraints of the table allow. */
  private static void row(Bindings args, Part part, @Nullable Instant end) {
    decidedOn(args.key(part.change().key()), part.change())
        .number(part.held() + part.sold())
        .number(part.held())
        .number(part.sold())
        .time(end)
        .number(part.least())
        .number(part.versions());
  }

  /** Binds what every guard requires to be equal. */
  private static Bindings decidedOn(Bindings args, LevelChange change) {
    StoredLevel before = Objects.requireNonNull(change.before(), "a level that is remembered");
    return args.text(before.policy().kind().name())
        .text(RestockText.of(before.restock()))
        .number(before.policy().safetyStock());
  }

  /** Returns the earliest end of the holds that are added, by level. */
  private static Map<StockKey, Instant> earliestEnds(List<EntryChange> entries) {
    Map<StockKey, Instant> ends = new HashMap<>(0);
    for (EntryChange change : entries) {
      for (HoldRow hold : HoldRow.of(change.after())) {
        ends.merge(hold.key(), hold.expiresAt(), (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return ends;
  }
}
