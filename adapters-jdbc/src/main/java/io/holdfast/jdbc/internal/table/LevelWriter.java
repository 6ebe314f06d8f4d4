package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.RestockText;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import io.holdfast.jdbc.internal.sql.VersionedBulkUpdate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes stock levels. They are locked, so the new values overwrite the old ones. The condition on
 * the version is a second check, in case the lock was lost.
 */
public final class LevelWriter {
  private final SizedSql insert;
  private final SizedSql updateOne;
  private final VersionedBulkUpdate overwrite;
  private final StatementSplit split;

  LevelWriter(SqlTexts texts) {
    split = texts.split();
    insert =
        texts.text(
            """
            INSERT INTO holdfast_stock_level (shop, sku, location, kind, restock, safety_stock, on_hand,
              held, committed, next_expiry, on_hand_version, version)
            VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)|, ]]\
            """);
    updateOne =
        texts.text(
            """
            UPDATE holdfast_stock_level {primary}
            SET on_hand = ?, held = ?, committed = ?, next_expiry = ?, on_hand_version = ?,
              version = version + 1
            WHERE shop = ? AND sku = ? AND location = ? AND version = ?\
            """);
    overwrite =
        new VersionedBulkUpdate(
            texts,
            "holdfast_stock_level",
            List.of("shop", "sku", "location"),
            List.of("kind", "restock"),
            List.of(
                "safety_stock",
                "on_hand",
                "held",
                "committed",
                "next_expiry",
                "on_hand_version",
                "version"));
  }

  public void insert(Handle handle, List<LevelChange> changes) {
    List<StoredLevel> added =
        changes.stream().filter(it -> it.before() == null).map(LevelChange::after).toList();
    CheckedWrites.insertNew(handle, insert, split, added, LevelWriter::row, "stock level");
  }

  /** Binds the values of all columns: the key, texts, numbers. */
  static void row(Bindings args, StoredLevel level) {
    args.key(level.key())
        .text(level.policy().kind().name())
        .text(RestockText.of(level.restock()))
        .number(level.policy().safetyStock());
    amounts(args, level).number(level.version());
  }

  /** Binds the values of the columns of amounts. */
  static Bindings amounts(Bindings args, StoredLevel level) {
    return args.number(level.onHand())
        .number(level.held())
        .number(level.committed())
        .time(level.nextExpiry())
        .number(level.onHandVersion());
  }

  public void update(Handle handle, List<LevelChange> changes) {
    List<StoredLevel> changed = new ArrayList<>(changes.size());
    boolean onlyNumbers = true;
    for (LevelChange change : changes) {
      if (change.before() != null) {
        changed.add(change.after());
        onlyNumbers &= change.before().policy().equals(change.after().policy());
        onlyNumbers &= !change.changesRestock();
      }
    }
    if (changed.size() == 1 && onlyNumbers) {
      updateOne(handle, changed.get(0));
    } else {
      overwrite.write(handle, changed, LevelWriter::row, "stock level");
    }
  }

  private void updateOne(Handle handle, StoredLevel level) {
    Bindings args = amounts(new Bindings(), level).key(level.key()).number(level.version() - 1);
    CheckedWrites.change(handle, updateOne.text(), args, 1, "stock level");
  }
}
