package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.RestockText;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.Chunks;
import io.holdfast.jdbc.internal.sql.SqlText;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.VersionedBulkUpdate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes stock levels. They are locked, so the new values overwrite the old ones. The condition on
 * the version is a second check, in case the lock was lost.
 */
final class LevelWriter {
  private final SqlText insert;
  private final SqlText updateOne;
  private final VersionedBulkUpdate overwrite;
  private final Chunks chunks;

  LevelWriter(SqlTexts texts) {
    chunks = texts.chunks();
    insert =
        texts.text(
            """
            INSERT INTO holdfast_stock_level (shop, sku, location, kind, safety_stock, restock, on_hand,
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
        VersionedBulkUpdate.of(
            texts,
            // Each column depends on the version before the update, so the version is set last.
            """
            INSERT INTO holdfast_stock_level (shop, sku, location, kind, safety_stock, restock, on_hand,
              held, committed, next_expiry, on_hand_version, version)
            VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)|, ]]
            ON DUPLICATE KEY UPDATE
              kind = IF(version = VALUES(version) - 1, VALUES(kind), kind),
              safety_stock = IF(version = VALUES(version) - 1, VALUES(safety_stock), safety_stock),
              restock = IF(version = VALUES(version) - 1, VALUES(restock), restock),
              on_hand = IF(version = VALUES(version) - 1, VALUES(on_hand), on_hand),
              held = IF(version = VALUES(version) - 1, VALUES(held), held),
              committed = IF(version = VALUES(version) - 1, VALUES(committed), committed),
              next_expiry = IF(version = VALUES(version) - 1, VALUES(next_expiry), next_expiry),
              on_hand_version =
                IF(version = VALUES(version) - 1, VALUES(on_hand_version), on_hand_version),
              version = IF(version = VALUES(version) - 1, VALUES(version), version)\
            """,
            """
            MERGE INTO holdfast_stock_level row_ USING (VALUES [[(
              CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),
              CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT),
              CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT)
            )|, ]]) new_ (shop, sku, location, kind, safety_stock, restock, on_hand, held,
              committed, next_expiry, on_hand_version, version)
            ON row_.shop = new_.shop AND row_.sku = new_.sku AND row_.location = new_.location
              AND row_.version = new_.version - 1
            WHEN MATCHED THEN UPDATE SET
              kind = new_.kind,
              safety_stock = new_.safety_stock,
              restock = new_.restock,
              on_hand = new_.on_hand,
              held = new_.held,
              committed = new_.committed,
              next_expiry = new_.next_expiry,
              on_hand_version = new_.on_hand_version,
              version = new_.version\
            """);
  }

  void insert(Handle handle, List<LevelChange> changes) {
    List<StoredLevel> added =
        changes.stream().filter(it -> it.before() == null).map(LevelChange::after).toList();
    CheckedWrites.insertNew(handle, insert, chunks, added, LevelWriter::row, "stock level");
  }

  /** Binds the values of all columns, in the order of the table. */
  static void row(Bindings args, StoredLevel level) {
    key(args.text(level.key().shop().value()), level)
        .text(level.policy().kind().name())
        .number(level.policy().safetyStock());
    changeable(args, level).number(level.version());
  }

  /** Binds the values of the columns that a sale changes. */
  static Bindings changeable(Bindings args, StoredLevel level) {
    return args.text(RestockText.of(level.restock()))
        .number(level.onHand())
        .number(level.held())
        .number(level.committed())
        .time(level.nextExpiry())
        .number(level.onHandVersion());
  }

  void update(Handle handle, List<LevelChange> changes) {
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
    Bindings args =
        new Bindings().number(level.onHand()).number(level.held()).number(level.committed());
    args.time(level.nextExpiry()).number(level.onHandVersion());
    key(args.text(level.key().shop().value()), level).number(level.version() - 1);
    CheckedWrites.update(handle, updateOne.text(), args, 1, "stock level");
  }

  private static Bindings key(Bindings args, StoredLevel level) {
    return args.text(level.key().sku().value()).text(level.key().location().value());
  }
}
