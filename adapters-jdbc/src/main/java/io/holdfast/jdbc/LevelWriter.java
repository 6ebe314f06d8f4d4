package io.holdfast.jdbc;

import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Writes stock levels. They are locked, so they are written as they are to be; the version in the
 * condition is a second line, should the lock have been lost.
 */
final class LevelWriter {
  private final SqlText insert;
  private final SqlText updateOne;
  private final SqlText updateMany;
  private final SqlText updatePolicies;

  LevelWriter(SqlTexts texts) {
    insert =
        texts.text(
            """
            INSERT INTO holdfast_stock_level (shop, sku, location, kind, safety_stock, on_hand, held,
              committed, next_expiry, version)
            VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)|, ]]\
            """);
    updateOne =
        texts.text(
            """
            UPDATE holdfast_stock_level {primary}
            SET on_hand = ?, held = ?, committed = ?, next_expiry = ?, version = version + 1
            WHERE shop = ? AND sku = ? AND location = ? AND version = ?\
            """);
    updateMany =
        texts.text(
            """
            UPDATE holdfast_stock_level {primary} SET
              on_hand = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE on_hand END,
              held = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE held END,
              committed = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE committed END,
              next_expiry = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE next_expiry END,
              version = version + 1
            WHERE shop = ? AND ([[(sku = ? AND location = ? AND version = ?)| OR ]])\
            """);
    updatePolicies =
        texts.text(
            """
            UPDATE holdfast_stock_level {primary} SET
              kind = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE kind END,
              safety_stock = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE safety_stock END,
              on_hand = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE on_hand END,
              held = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE held END,
              committed = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE committed END,
              next_expiry = CASE [[WHEN sku = ? AND location = ? THEN ?| ]] ELSE next_expiry END,
              version = version + 1
            WHERE shop = ? AND ([[(sku = ? AND location = ? AND version = ?)| OR ]])\
            """);
  }

  void insert(Handle handle, List<LevelChange> changes) {
    List<LevelChange> added = changes.stream().filter(it -> it.before() == null).toList();
    for (List<LevelChange> chunk : Chunks.exact(added)) {
      Args args = new Args();
      for (LevelChange change : chunk) {
        StoredLevel level = change.after();
        args.text(level.key().shop().value());
        key(args, level).text(level.policy().kind().name()).number(level.policy().safetyStock());
        args.number(level.onHand()).number(level.held()).number(level.committed());
        args.time(level.nextExpiry()).number(level.version());
      }
      Writes.insertNew(handle, insert.rows(chunk.size()), args, "stock level");
    }
  }

  void update(Handle handle, List<LevelChange> changes) {
    List<StoredLevel> plain = new ArrayList<>(changes.size());
    List<StoredLevel> withPolicy = new ArrayList<>(0);
    for (LevelChange change : changes) {
      if (change.before() != null) {
        StockPolicy before = change.before().policy();
        (before.equals(change.after().policy()) ? plain : withPolicy).add(change.after());
      }
    }
    updateMany(handle, updatePolicies, withPolicy, true);
    if (plain.size() == 1) {
      updateOne(handle, plain.get(0));
    } else {
      updateMany(handle, updateMany, plain, false);
    }
  }

  private void updateOne(Handle handle, StoredLevel level) {
    Args args = new Args().number(level.onHand()).number(level.held()).number(level.committed());
    key(args.time(level.nextExpiry()).text(level.key().shop().value()), level)
        .number(level.version() - 1);
    Writes.update(handle, updateOne.text(), args, 1, "stock level");
  }

  private static void updateMany(
      Handle handle, SqlText text, List<StoredLevel> levels, boolean policies) {
    for (List<StoredLevel> chunk : Chunks.padded(levels, Chunks.MOST_CASES)) {
      Args args = new Args();
      if (policies) {
        column(args, chunk, (to, level) -> to.text(level.policy().kind().name()));
        column(args, chunk, (to, level) -> to.number(level.policy().safetyStock()));
      }
      column(args, chunk, (to, level) -> to.number(level.onHand()));
      column(args, chunk, (to, level) -> to.number(level.held()));
      column(args, chunk, (to, level) -> to.number(level.committed()));
      column(args, chunk, (to, level) -> to.time(level.nextExpiry()));
      args.text(chunk.get(0).key().shop().value());
      column(args, chunk, (to, level) -> to.number(level.version() - 1));
      int rows = (int) chunk.stream().distinct().count();
      Writes.update(handle, text.rows(chunk.size()), args, rows, "stock level");
    }
  }

  private static void column(
      Args args, List<StoredLevel> levels, BiConsumer<Args, StoredLevel> value) {
    for (StoredLevel level : levels) {
      value.accept(key(args, level), level);
    }
  }

  private static Args key(Args args, StoredLevel level) {
    return args.text(level.key().sku().value()).text(level.key().location().value());
  }
}
