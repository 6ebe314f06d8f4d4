package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.OutboxItems;
import io.holdfast.aws.dynamodb.internal.item.OutboxRow;
import io.holdfast.aws.dynamodb.internal.item.StoredMessage;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.item.UnreadableMessage;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.RetryLimits;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An outbox of restock requests. Each request has three items: the message by its id, one that
 * sorts it among the due ones, and one that holds back later requests of its stock key.
 *
 * <p>Every change of a message is one transaction. <b>Its condition decides</b>: the message must
 * still have the state, the fence, the lease and the time that were read.
 *
 * <p>Safe for use by any number of threads.
 */
public final class DynamoDbRestockOutbox implements RestockOutbox {
  private final RetryLimits patience;
  private final OutboxStorage storage;
  private final UnreadableItems bad;

  public DynamoDbRestockOutbox(RetryLimits patience, OutboxStorage storage, UnreadableItems bad) {
    this.patience = patience;
    this.storage = storage;
    this.bad = bad;
  }

  @Override
  public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    try (Deadline call = new Deadline("shops with restock requests", patience)) {
      return new DueShops(storage.reads(), bad, call.unhurried(), storage.now()).of(after, limit);
    }
  }

  @Override
  public List<OutboxMessage> lease(ShopId shop, int limit, Duration lease) {
    try (Deadline call = new Deadline("restock requests of shop " + shop, patience)) {
      return new OutboxLease(storage, bad, call.unhurried(), shop, lease).upTo(limit);
    }
  }

  @Override
  public Set<RestockRequestId> settle(ShopId shop, List<Settlement> settlements) {
    Set<RestockRequestId> lost = new HashSet<>();
    try (Deadline call = new Deadline("restock requests of shop " + shop, patience)) {
      call.unhurried();
      for (Settlement settlement : settlements) {
        RestockRequestId id = settlement.message().request().id();
        if (!change(call, shop, id, stored -> settle(call, stored, settlement))) {
          lost.add(id);
        }
      }
    }
    return lost;
  }

  private Step settle(Deadline call, StoredMessage stored, Settlement settlement) {
    OutboxMessage leased = settlement.message();
    if (stored instanceof OutboxRow row) {
      return row.wasLeasedAs(leased)
          ? Step.of(storage.write(call, row, row.settled(settlement, storage.now())))
          : Step.NOT_ALLOWED;
    }
    // The message has become unreadable meanwhile. The lease holder still has its content.
    OutboxRow row = OutboxRow.of(leased);
    return storage.write(call, row, row.settled(settlement, storage.now()))
        ? Step.DONE
        : Step.NOT_ALLOWED;
  }

  @Override
  public List<OutboxMessage> messages(ShopId shop, @Nullable RestockRequestId after, int limit) {
    try (Deadline call = new Deadline("restock requests of shop " + shop, patience)) {
      String sk = after == null ? null : after.value();
      Partition all = Partition.after(storage.reads(), call, Keys.messages(shop), sk);
      all.inPagesOf(limit);
      List<OutboxMessage> messages = new ArrayList<>();
      while (messages.size() < limit && all.hasNext()) {
        Map<String, AttributeValue> item = all.next();
        try {
          RestockRequestId id = new RestockRequestId(Values.text(item, ItemKey.SK));
          messages.add(OutboxItems.read(shop, id, item).listed());
        } catch (InvalidRequestException e) {
          bad.name(ItemKey.of(item));
        }
      }
      return messages;
    }
  }

  @Override
  public OutboxSummary summary(@Nullable ShopId shop) {
    try (Deadline call = new Deadline("restock requests", patience)) {
      call.unhurried();
      OutboxSummary sum = new OutboxSummary(Map.of());
      List<ShopId> shops = shop == null ? ShopList.all(storage.reads(), call, bad) : List.of(shop);
      for (ShopId each : shops) {
        Partition all = Partition.all(storage.reads(), call, Keys.messages(each));
        while (all.hasNext()) {
          OutboxSummary one = summary(all.next());
          sum = one == null ? sum : sum.and(one);
        }
      }
      return sum;
    }
  }

  /** Returns the summary of one message; logs it and returns null if it cannot be counted. */
  private @Nullable OutboxSummary summary(Map<String, AttributeValue> item) {
    try {
      return OutboxItems.summary(item);
    } catch (IllegalArgumentException e) {
      bad.name(ItemKey.of(item), "a message cannot be counted");
      return null;
    }
  }

  @Override
  public boolean unblock(ShopId shop, RestockRequestId id) {
    try (Deadline call = new Deadline("restock request " + id, patience)) {
      return change(call, shop, id, stored -> unblock(call, stored));
    }
  }

  private Step unblock(Deadline call, StoredMessage stored) {
    if (!stored.isBlocked()) {
      return Step.NOT_ALLOWED;
    }
    return Step.of(
        stored instanceof UnreadableMessage it
            ? storage.write(call, it.unblocked(storage.table(), storage.now()))
            : unblock(call, (OutboxRow) stored));
  }

  private boolean unblock(Deadline call, OutboxRow row) {
    return storage.write(call, row, row.free(row.message().unblocked(storage.now())));
  }

  @Override
  public boolean withdraw(ShopId shop, RestockRequestId id) {
    try (Deadline call = new Deadline("restock request " + id, patience)) {
      return change(call, shop, id, stored -> withdraw(call, stored))
          || storage.read(call, shop, id) == null;
    }
  }

  private Step withdraw(Deadline call, StoredMessage stored) {
    if (stored.isLeasedAt(storage.now())) {
      return Step.NOT_ALLOWED;
    }
    return Step.of(
        stored instanceof UnreadableMessage it
            ? storage.write(call, it.withdrawn(storage.table(), storage.waiting(call, it)))
            : storage.write(call, (OutboxRow) stored, null));
  }

  private enum Step {
    DONE,
    NOT_ALLOWED,
    TOO_LATE;

    static Step of(boolean written) {
      return written ? DONE : TOO_LATE;
    }
  }

  private interface Change {
    Step tryOn(StoredMessage stored);
  }

  /** Changes an existing message; returns false if it does not exist or may not be changed. */
  private boolean change(Deadline call, ShopId shop, RestockRequestId id, Change change) {
    while (true) {
      StoredMessage stored = storage.read(call, shop, id);
      Step step = stored == null ? Step.NOT_ALLOWED : change.tryOn(stored);
      if (step != Step.TOO_LATE) {
        return step == Step.DONE;
      }
      call.pauseAfterConflict(null);
    }
  }
}
