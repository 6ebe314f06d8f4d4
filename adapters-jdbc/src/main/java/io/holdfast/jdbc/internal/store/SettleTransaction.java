package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.internal.connection.BorrowedConnection;
import io.holdfast.jdbc.internal.table.OutboxWriter;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Settles messages of one shop. One object serves one call and may run several times. */
final class SettleTransaction implements Function<BorrowedConnection, Set<RestockRequestId>> {
  private final OutboxWriter writer;
  private final ShopId shop;
  private final List<Settlement> settlements;

  /** The messages that a run has deleted; a run whose answer was lost may have committed that. */
  private final Set<RestockRequestId> deleted = new HashSet<>();

  SettleTransaction(OutboxWriter writer, ShopId shop, List<Settlement> settlements) {
    this.writer = writer;
    this.shop = shop;
    this.settlements = settlements;
  }

  @Override
  public Set<RestockRequestId> apply(BorrowedConnection lease) {
    Handle handle = lease.begin();
    Map<RestockRequestId, OutboxWriter.Row> rows =
        writer.lock(handle, shop, settlements.stream().map(SettleTransaction::id).toList());
    Set<RestockRequestId> lost = new HashSet<>();
    List<OutboxMessage> sent = new ArrayList<>();
    List<OutboxMessage> begun = new ArrayList<>();
    List<OutboxMessage> others = new ArrayList<>();
    List<RestockRequestId> done = new ArrayList<>();
    for (Settlement settlement : settlements) {
      RestockRequestId id = id(settlement);
      OutboxWriter.Row row = rows.get(id);
      if (row == null || !row.wasLeasedAs(settlement.message())) {
        if (row != null || !deleted.contains(id)) {
          lost.add(id);
        }
        continue;
      }
      OutboxMessage after = settlement.after(row.now());
      if (after == null) {
        done.add(id);
      } else if (settlement instanceof Settlement.Sent) {
        sent.add(after);
      } else if (!settlement.endsLease()) {
        begun.add(after);
      } else {
        others.add(after);
      }
    }
    if (lost.size() < settlements.size()) {
      lease.writing();
      writer.sent(handle, shop, sent);
      writer.begun(handle, shop, begun);
      writer.update(handle, shop, others);
      writer.delete(handle, shop, done);
      deleted.addAll(done);
      lease.commit();
    }
    return lost;
  }

  private static RestockRequestId id(Settlement settlement) {
    return settlement.message().request().id();
  }
}
