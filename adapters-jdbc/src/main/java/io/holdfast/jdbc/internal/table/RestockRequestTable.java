package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.restock.spi.OutboxMessage;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table of restock requests on their way to the supplier, in order for each stock key. */
final class RestockRequestTable implements MessageTable<RestockRequest> {
  @Override
  public String name() {
    return "holdfast_outbox";
  }

  @Override
  public String columns() {
    return "sku, location, request_number, supplier, quantity, requested_at, due_at";
  }

  @Override
  public String decidedAt() {
    return "requested_at";
  }

  @Override
  public String isFirst() {
    return """
    AND NOT EXISTS (
      SELECT 1 FROM holdfast_outbox earlier_ WHERE earlier_.shop = row_.shop
        AND earlier_.sku = row_.sku AND earlier_.location = row_.location
        AND earlier_.state = 'PENDING'
        AND earlier_.request_number < row_.request_number)\
    """;
  }

  @Override
  public String dueOrder() {
    return "next_at, request_number, id";
  }

  @Override
  public String insert(SqlTexts texts) {
    return """
    INSERT INTO holdfast_outbox (shop, id, sku, location, request_number, supplier, quantity,
      requested_at, due_at, state, attempts, fence, next_at)
    VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 0, 0, ?)|, ]]\
    """;
  }

  @Override
  public void bind(Bindings args, RestockRequest it) {
    args.text(it.shop().value()).text(it.id().value()).place(it.key());
    args.number(it.number()).text(it.supplier().value());
    args.number(it.quantity()).time(it.requestedAt()).time(it.dueAt()).time(it.requestedAt());
  }

  @Override
  public RestockRequest content(ShopId shop, String id, ResultSet row) throws SQLException {
    return new RestockRequest(
        new RestockRequestId(id),
        LevelTable.key(shop, row),
        new SupplierId(row.getString("supplier")),
        row.getLong("quantity"),
        row.getLong("request_number"),
        Micros.toInstant(row.getLong("requested_at")),
        Micros.toInstant(row.getLong("due_at")));
  }

  @Override
  public MessageId id(String id) {
    return new RestockRequestId(id);
  }

  @Override
  public OutboxMessage<RestockRequest> unreadable(ShopId shop, MessageId id, String why) {
    return OutboxMessage.unreadable(shop, new RestockRequestId(id.value()), why);
  }
}
