package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Restock requests on their way, three items for each: the message by its id, one that sorts it
 * among what is due, and one that keeps later ones of its stock key back.
 *
 * <p>Every change of a message is one transaction. <b>Its condition decides</b>: the message still
 * has the state, the fence and the time that were read.
 *
 * <p>Safe for use by any number of threads.
 */
final class DynamoDbOutbox implements RestockOutbox {
  private final String table;
  private final InstantSource clock;
  private final Patience patience;
  private final Reads reads;
  private final Transactions transactions;

  DynamoDbOutbox(
      String table,
      InstantSource clock,
      Patience patience,
      Reads reads,
      Transactions transactions) {
    this.table = table;
    this.clock = clock;
    this.patience = patience;
    this.reads = reads;
    this.transactions = transactions;
  }

  @Override
  public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    try (Call call = new Call("shops with restock requests", patience)) {
      return DueShops.of(reads, call.unhurried(), now(), after, limit);
    }
  }

  @Override
  public List<OutboxMessage> lease(ShopId shop, int limit, Duration lease) {
    List<OutboxMessage> leased = new ArrayList<>();
    try (Call call = new Call("restock requests of shop " + shop, patience)) {
      call.unhurried();
      Instant now = now();
      Partition due = Partition.after(reads, call, Keys.due(shop), Keys.beforeDue(shop));
      due.inPagesOf(Math.min(limit, Reads.MOST_AT_ONCE));
      while (leased.size() < limit && due.hasNext()) {
        String sk = Values.text(due.next(), ItemKey.SK);
        if (!Keys.isDueBy(shop, sk, now)) {
          break;
        }
        OutboxMessage message = lease(call, shop, Keys.dueId(sk), lease, now);
        if (message != null) {
          leased.add(message);
        }
      }
    }
    return leased;
  }

  private @Nullable OutboxMessage lease(
      Call call, ShopId shop, RestockRequestId id, Duration lease, Instant now) {
    OutboxRow row = read(call, shop, id);
    if (row == null
        || row.message().state() == State.BLOCKED
        || row.message().nextAt().isAfter(now)
        || !isFirstOfItsKey(call, row.message().request())) {
      return null;
    }
    OutboxRow leased = row.leased(now.plus(lease));
    return write(call, row, leased) ? leased.message() : null;
  }

  private boolean isFirstOfItsKey(Call call, RestockRequest request) {
    ItemKey own = Keys.waiting(request);
    Partition waiting = Partition.before(reads, call, own.pk(), own.sk()).inPagesOf(1);
    return !waiting.hasNext();
  }

  @Override
  public Set<RestockRequestId> settle(ShopId shop, List<Settlement> settlements) {
    Set<RestockRequestId> lost = new HashSet<>();
    try (Call call = new Call("restock requests of shop " + shop, patience)) {
      call.unhurried();
      for (Settlement settlement : settlements) {
        OutboxMessage leased = settlement.message();
        RestockRequestId id = leased.request().id();
        boolean settled =
            change(
                call,
                shop,
                id,
                row -> row.wasLeasedAs(leased),
                row -> row.free(settlement.after(now())));
        if (!settled) {
          lost.add(id);
        }
      }
    }
    return lost;
  }

  @Override
  public List<OutboxMessage> messages(ShopId shop, @Nullable RestockRequestId after, int limit) {
    try (Call call = new Call("restock requests of shop " + shop, patience)) {
      Partition all =
          Partition.after(reads, call, Keys.messages(shop), after == null ? null : after.value());
      all.inPagesOf(limit);
      List<OutboxMessage> messages = new ArrayList<>();
      while (messages.size() < limit && all.hasNext()) {
        messages.add(OutboxItems.parse(shop, all.next()).message());
      }
      return messages;
    }
  }

  @Override
  public boolean unblock(ShopId shop, RestockRequestId id) {
    try (Call call = new Call("restock request " + id, patience)) {
      return change(
          call,
          shop,
          id,
          row -> row.message().state() == State.BLOCKED,
          row -> row.free(row.message().unblocked(now())));
    }
  }

  @Override
  public boolean withdraw(ShopId shop, RestockRequestId id) {
    try (Call call = new Call("restock request " + id, patience)) {
      return change(call, shop, id, row -> !row.isLeasedAt(now()), row -> null)
          || read(call, shop, id) == null;
    }
  }

  private interface Test {
    boolean allows(OutboxRow row);
  }

  private interface Change {
    @Nullable OutboxRow of(OutboxRow row);
  }

  /** Changes a message that is there and passes the test; false if there is none such. */
  private boolean change(Call call, ShopId shop, RestockRequestId id, Test test, Change change) {
    while (true) {
      OutboxRow row = read(call, shop, id);
      if (row == null || !test.allows(row)) {
        return false;
      }
      if (write(call, row, change.of(row))) {
        return true;
      }
      if (call.isOver()) {
        throw new BusyException("others were faster each time, for " + call.what(), null);
      }
      call.pause();
    }
  }

  private @Nullable OutboxRow read(Call call, ShopId shop, RestockRequestId id) {
    ItemKey at = Keys.message(shop, id);
    Map<String, AttributeValue> item = reads.snapshot(call, List.of(at)).get(at);
    return item == null ? null : OutboxItems.parse(shop, item);
  }

  private boolean write(Call call, OutboxRow before, @Nullable OutboxRow after) {
    try {
      transactions.write(call, OutboxItems.change(table, before, after));
      return true;
    } catch (NotWritten late) {
      return false;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
