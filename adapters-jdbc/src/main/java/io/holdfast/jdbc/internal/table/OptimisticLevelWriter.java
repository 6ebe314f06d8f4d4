package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.RestockText;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.Chunks;
import io.holdfast.jdbc.internal.sql.SqlText;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Writes stock levels that were guessed, each only if every stored value equals the guessed one. An
 * equal version alone does not prove that: a restored server counts up to the same version again.
 * If all values are equal, the decision is the one that a locked read would have given.
 *
 * <p>One level takes one UPDATE. Of several, each stands in the statement twice: first with the
 * guessed values, then with the new ones. The first row marks the stored row, with a negative
 * version, if all values are equal. The second row replaces only a marked row. For MariaDB and
 * MySQL; nothing is guessed on H2.
 */
public final class OptimisticLevelWriter {
  /** The count for one level: it has two rows, and an INSERT counts an updated row as two. */
  private static final int COUNT_OF_ONE = 4;

  private final SqlText updateOne;
  private final SqlText updateMany;
  private final Chunks chunks;

  OptimisticLevelWriter(SqlTexts texts) {
    chunks = texts.chunks();
    updateOne =
        texts.text(
            """
            UPDATE holdfast_stock_level {primary}
            SET restock = ?, on_hand = ?, held = ?, committed = ?, next_expiry = ?,
              on_hand_version = ?, version = version + 1
            WHERE shop = ? AND sku = ? AND location = ? AND kind = ? AND restock <=> ?
              AND safety_stock = ? AND on_hand = ? AND held = ? AND committed = ?
              AND next_expiry <=> ? AND on_hand_version = ? AND version = ?\
            """);
    updateMany =
        texts.text(
            // Each column depends on the version before the update, so the version is set last.
            """
            INSERT INTO holdfast_stock_level (shop, sku, location, kind, restock, safety_stock, on_hand,
              held, committed, next_expiry, on_hand_version, version)
            VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)|, ]]
            ON DUPLICATE KEY UPDATE
              restock = IF(version = 1 - VALUES(version), VALUES(restock), restock),
              on_hand = IF(version = 1 - VALUES(version), VALUES(on_hand), on_hand),
              held = IF(version = 1 - VALUES(version), VALUES(held), held),
              committed = IF(version = 1 - VALUES(version), VALUES(committed), committed),
              next_expiry = IF(version = 1 - VALUES(version), VALUES(next_expiry), next_expiry),
              on_hand_version =
                IF(version = 1 - VALUES(version), VALUES(on_hand_version), on_hand_version),
              version = IF(version = 1 - VALUES(version), VALUES(version),
                IF(version = VALUES(version) AND kind = VALUES(kind)
                  AND safety_stock = VALUES(safety_stock) AND restock <=> VALUES(restock)
                  AND on_hand = VALUES(on_hand) AND held = VALUES(held)
                  AND committed = VALUES(committed) AND next_expiry <=> VALUES(next_expiry)
                  AND on_hand_version = VALUES(on_hand_version),
                  -version, version))\
            """);
  }

  /** Writes changes of levels that were all guessed; their policies do not change. */
  public void update(Handle handle, List<LevelChange> changes) {
    if (changes.size() == 1) {
      LevelChange change = changes.get(0);
      StoredLevel guessed = guessed(change);
      Bindings args =
          LevelWriter.amounts(
              new Bindings().text(RestockText.of(change.after().restock())), change.after());
      LevelWriter.row(args, guessed);
      CheckedWrites.update(handle, updateOne.text(), args, 1, "stock level");
      return;
    }
    CheckedWrites.inStatements(
        handle,
        updateMany,
        chunks,
        changes,
        (args, change) -> {
          LevelWriter.row(args, guessed(change));
          LevelWriter.row(args, change.after());
        },
        (count, changed) -> {
          if (changed != COUNT_OF_ONE * count) {
            throw new StaleSnapshotException("stock level was changed in the meantime");
          }
        });
  }

  private static StoredLevel guessed(LevelChange change) {
    return Objects.requireNonNull(change.before(), "a level that was guessed");
  }
}
