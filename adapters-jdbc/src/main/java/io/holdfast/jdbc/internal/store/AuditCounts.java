package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.KeyRange;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows behind a page of levels in the database, so that a limit on rows cannot change a
 * count.
 */
final class AuditCounts {
  private final SizedSql levels;
  private final SizedSql behind;

  AuditCounts(SqlTexts texts) {
    levels =
        texts.text(
            """
            SELECT COUNT(*) AS levels FROM (
              SELECT sku FROM holdfast_stock_level
              WHERE shop = ? AND (1 = {micros} OR sku >= ? AND (sku > ? OR location > ?))
              ORDER BY sku, location LIMIT ?) page_ {all}\
            """);
    behind =
        texts.text(
            """
            SELECT (
                SELECT COALESCE(SUM(row_.on_hand_delta), 0) FROM holdfast_movement row_
                JOIN holdfast_stock_level level_ ON level_.shop = row_.shop
                  AND level_.sku = row_.sku AND level_.location = row_.location
                WHERE row_.shop = ? AND row_.sku >= ? AND (row_.sku > ? OR row_.location >= ?)
                  AND row_.sku <= ? AND (row_.sku < ? OR row_.location <= ?)) AS moved, (
                SELECT COUNT(*) FROM holdfast_unit row_
                JOIN holdfast_stock_level level_ ON level_.shop = row_.shop
                  AND level_.sku = row_.sku AND level_.location = row_.location
                WHERE row_.shop = ? AND row_.sku >= ? AND (row_.sku > ? OR row_.location >= ?)
                  AND row_.sku <= ? AND (row_.sku < ? OR row_.location <= ?)) AS units, (
                SELECT COUNT(*) FROM holdfast_hold row_
                JOIN holdfast_stock_level level_ ON level_.shop = row_.shop
                  AND level_.sku = row_.sku AND level_.location = row_.location
                WHERE row_.shop = ? AND row_.sku >= ? AND (row_.sku > ? OR row_.location >= ?)
                  AND row_.sku <= ? AND (row_.sku < ? OR row_.location <= ?)) AS holds, (
                SELECT COUNT(*) FROM holdfast_entry
                WHERE shop = ? AND state IN ('HELD', 'COMMITTED')) AS reservations {all}\
            """);
  }

  /**
   * Counts the rows behind the levels of a page.
   *
   * @param page the range from the first to the last level that was shown; null if none was shown
   */
  AuditTotals count(
      Handle handle, ShopId shop, @Nullable StockKey after, int limit, @Nullable KeyRange page) {
    String sku = after == null ? "" : after.sku().value();
    Bindings args =
        new Bindings().text(shop.value()).number(after == null ? 1 : 0).text(sku).text(sku);
    args.text(after == null ? "" : after.location().value()).number(limit);
    long count = Sql.list(handle, levels.text(), args, row -> row.getLong("levels")).get(0);
    if (page == null) {
      return new AuditTotals(count, 0, 0, 0, 0);
    }
    Bindings ofPage = new Bindings();
    for (int i = 0; i < 3; i++) {
      page.bind(ofPage);
    }
    return Sql.list(
            handle,
            behind.text(),
            ofPage.text(shop.value()),
            row ->
                new AuditTotals(
                    count,
                    row.getLong("moved"),
                    row.getLong("units"),
                    row.getLong("holds"),
                    row.getLong("reservations")))
        .get(0);
  }
}
