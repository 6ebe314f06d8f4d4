package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.LineText;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.restock.spi.OutboxMessage;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table of expired holds on their way to the host. None waits for another. */
final class ExpiredHoldTable implements MessageTable<ExpiredHold> {
  @Override
  public String name() {
    return "holdfast_expired_hold";
  }

  @Override
  public String columns() {
    return "content, expired_at, recorded_at";
  }

  @Override
  public String decidedAt() {
    return "recorded_at";
  }

  @Override
  public String isFirst() {
    return "";
  }

  @Override
  public String dueOrder() {
    return "next_at, id";
  }

  /**
   * Replaces a message that is left from an earlier use of the id, whose entry was deleted by hand:
   * it must not prevent that the stock is freed.
   */
  @Override
  public String insert(SqlTexts texts) {
    return texts
        .dialect()
        .replaceByShopAndId(
            name(),
            "shop, id, content, expired_at, recorded_at, state, attempts, fence, next_at",
            "[[(?, ?, ?, ?, ?, 'PENDING', 0, 0, ?)|, ]]");
  }

  @Override
  public void bind(Bindings args, ExpiredHold it) {
    args.text(it.shop().value()).text(it.id().value()).text(LineText.of(it.lines()));
    args.time(it.expiredAt()).time(it.recordedAt()).time(it.recordedAt());
  }

  @Override
  public ExpiredHold content(ShopId shop, String id, ResultSet row) throws SQLException {
    return new ExpiredHold(
        shop,
        new ReservationId(id),
        LineText.parse(row.getString("content")),
        Micros.toInstant(row.getLong("expired_at")),
        Micros.toInstant(row.getLong("recorded_at")));
  }

  @Override
  public MessageId id(String id) {
    return new ReservationId(id);
  }

  @Override
  public OutboxMessage<ExpiredHold> unreadable(ShopId shop, MessageId id, String why) {
    return OutboxMessage.unreadable(shop, new ReservationId(id.value()), why);
  }
}
