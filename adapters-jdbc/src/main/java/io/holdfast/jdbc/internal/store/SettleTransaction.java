package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
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

/**
 * Settles messages of one shop. One object serves one call and may run several times.
 *
 * @param <C> the kind of content
 */
final class SettleTransaction<C extends OutboxContent>
    implements Function<BorrowedConnection, Set<MessageId>> {
  private final OutboxWriter writer;
  private final ShopId shop;
  private final List<Settlement<C>> settlements;

  /** The messages that a run has deleted; a run whose answer was lost may have committed that. */
  private final Set<MessageId> deleted = new HashSet<>();

  SettleTransaction(OutboxWriter writer, ShopId shop, List<Settlement<C>> settlements) {
    this.writer = writer;
    this.shop = shop;
    this.settlements = settlements;
  }

  @Override
  public Set<MessageId> apply(BorrowedConnection lease) {
    Handle handle = lease.begin();
    Map<MessageId, OutboxWriter.Row> rows =
        writer.lock(handle, shop, settlements.stream().map(SettleTransaction::id).toList());
    Set<MessageId> lost = new HashSet<>();
    List<OutboxMessage<C>> sent = new ArrayList<>();
    List<OutboxMessage<C>> begun = new ArrayList<>();
    List<OutboxMessage<C>> others = new ArrayList<>();
    List<MessageId> done = new ArrayList<>();
    for (Settlement<C> settlement : settlements) {
      MessageId id = id(settlement);
      OutboxWriter.Row row = rows.get(id);
      if (row == null || !settlement.message().isOfLease(row.fence(), row.lastLease())) {
        if (row != null || !deleted.contains(id)) {
          lost.add(id);
        }
        continue;
      }
      OutboxMessage<C> after = settlement.after(row.now());
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

  private static MessageId id(Settlement<?> settlement) {
    return settlement.message().content().id();
  }
}
