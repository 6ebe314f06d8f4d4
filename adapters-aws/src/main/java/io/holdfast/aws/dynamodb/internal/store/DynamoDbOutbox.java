package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.OutboxRow;
import io.holdfast.aws.dynamodb.internal.item.StoredMessage;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.item.UnreadableMessage;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.RetryLimits;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
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
 * An outbox of one kind of messages. Each message has two items or three: the message by its id,
 * one that sorts it among the due ones, and, for a restock request, one that holds back later
 * requests of its stock key.
 *
 * <p>Every change of a message is one transaction. <b>Its condition decides</b>: the message must
 * still have the state, the fence, the lease and the time that were read.
 *
 * <p>Safe for use by any number of threads.
 *
 * @param <C> the kind of content
 */
public sealed class DynamoDbOutbox<C extends OutboxContent> implements Outbox<C> {
  private final RetryLimits limits;
  private final OutboxStorage<C> storage;
  private final UnreadableItems bad;
  private final String noun;

  private DynamoDbOutbox(
      RetryLimits limits, OutboxStorage<C> storage, UnreadableItems bad, String noun) {
    this.noun = noun;
    this.limits = limits;
    this.storage = storage;
    this.bad = bad;
  }

  /** The outbox of restock requests. */
  public static final class OfRestockRequests extends DynamoDbOutbox<RestockRequest>
      implements RestockOutbox {
    public OfRestockRequests(
        RetryLimits limits, OutboxStorage<RestockRequest> storage, UnreadableItems bad) {
      super(limits, storage, bad, "restock request");
    }
  }

  /** The outbox of expired holds. */
  public static final class OfExpiredHolds extends DynamoDbOutbox<ExpiredHold>
      implements ExpiredHoldOutbox {
    public OfExpiredHolds(
        RetryLimits limits, OutboxStorage<ExpiredHold> storage, UnreadableItems bad) {
      super(limits, storage, bad, "expired hold");
    }
  }

  /** Begins a call, which says in its faults which messages it was for. */
  private Deadline call(String what) {
    return new Deadline(what, limits);
  }

  @Override
  public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    try (Deadline call = call("shops with " + noun + "s")) {
      return new DueShops(storage.items(), storage.reads(), bad, call.unhurried(), storage.now())
          .of(after, limit);
    }
  }

  @Override
  public List<OutboxMessage<C>> lease(ShopId shop, int limit, Duration lease) {
    try (Deadline call = call(noun + "s of shop " + shop)) {
      return new OutboxLease<>(storage, bad, call.unhurried(), shop, lease).upTo(limit);
    }
  }

  @Override
  public Set<MessageId> settle(ShopId shop, List<Settlement<C>> settlements) {
    Set<MessageId> lost = new HashSet<>();
    try (Deadline call = call(noun + "s of shop " + shop)) {
      call.unhurried();
      for (Settlement<C> settlement : settlements) {
        MessageId id = settlement.message().content().id();
        if (!change(call, shop, id, stored -> settle(call, stored, settlement))) {
          lost.add(id);
        }
      }
    }
    return lost;
  }

  private Step settle(Deadline call, StoredMessage<C> stored, Settlement<C> settlement) {
    OutboxMessage<C> leased = settlement.message();
    if (stored instanceof OutboxRow<C> row) {
      return leased.isOfLease(row.message().fencingToken(), row.lastLease())
          ? Step.of(storage.write(call, row, row.settled(settlement, storage.now())))
          : Step.NOT_ALLOWED;
    }
    // The message has become unreadable meanwhile. The lease holder still has its content.
    OutboxRow<C> row = OutboxRow.of(leased);
    return storage.write(call, row, row.settled(settlement, storage.now()))
        ? Step.DONE
        : Step.NOT_ALLOWED;
  }

  @Override
  public List<OutboxMessage<C>> messages(ShopId shop, @Nullable MessageId after, int limit) {
    try (Deadline call = call(noun + "s of shop " + shop)) {
      String sk = after == null ? null : after.value();
      Partition all = Partition.after(storage.reads(), call, storage.keys().messages(shop), sk);
      all.inPagesOf(limit);
      List<OutboxMessage<C>> messages = new ArrayList<>();
      while (messages.size() < limit && all.hasNext()) {
        Map<String, AttributeValue> item = all.next();
        try {
          MessageId id = storage.items().id(Values.text(item, ItemKey.SK));
          messages.add(storage.items().read(shop, id, item).listed());
        } catch (InvalidRequestException e) {
          bad.name(ItemKey.of(item));
        }
      }
      return messages;
    }
  }

  @Override
  public OutboxSummary summary(@Nullable ShopId shop) {
    try (Deadline call = call(noun + "s")) {
      call.unhurried();
      OutboxSummary sum = new OutboxSummary(Map.of());
      List<ShopId> shops = shop == null ? ShopList.all(storage.reads(), call, bad) : List.of(shop);
      for (ShopId each : shops) {
        Partition all = Partition.all(storage.reads(), call, storage.keys().messages(each));
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
      return storage.items().summary(item);
    } catch (IllegalArgumentException e) {
      bad.name(ItemKey.of(item), "this " + noun + " cannot be counted");
      return null;
    }
  }

  @Override
  public boolean unblock(ShopId shop, MessageId id) {
    try (Deadline call = call(noun + " " + id)) {
      return change(call, shop, id, stored -> unblock(call, stored));
    }
  }

  private Step unblock(Deadline call, StoredMessage<C> stored) {
    if (!stored.isBlocked()) {
      return Step.NOT_ALLOWED;
    }
    return Step.of(
        stored instanceof UnreadableMessage<C> it
            ? storage.write(call, it.unblocked(storage.table(), storage.now()))
            : unblock(call, (OutboxRow<C>) stored));
  }

  private boolean unblock(Deadline call, OutboxRow<C> row) {
    return storage.write(call, row, row.free(row.message().unblocked(storage.now())));
  }

  @Override
  public boolean withdraw(ShopId shop, MessageId id) {
    try (Deadline call = call(noun + " " + id)) {
      return change(call, shop, id, stored -> withdraw(call, stored))
          || storage.read(call, shop, id) == null;
    }
  }

  private Step withdraw(Deadline call, StoredMessage<C> stored) {
    if (stored.isLeasedAt(storage.now())) {
      return Step.NOT_ALLOWED;
    }
    return Step.of(
        stored instanceof UnreadableMessage<C> it
            ? storage.write(call, it.withdrawn(storage.table(), storage.waiting(call, it)))
            : storage.write(call, (OutboxRow<C>) stored, null));
  }

  private enum Step {
    DONE,
    NOT_ALLOWED,
    TOO_LATE;

    static Step of(boolean written) {
      return written ? DONE : TOO_LATE;
    }
  }

  private interface Change<C extends OutboxContent> {
    Step tryOn(StoredMessage<C> stored);
  }

  /** Changes an existing message; returns false if it does not exist or may not be changed. */
  private boolean change(Deadline call, ShopId shop, MessageId id, Change<C> change) {
    while (true) {
      StoredMessage<C> stored = storage.read(call, shop, id);
      Step step = stored == null ? Step.NOT_ALLOWED : change.tryOn(stored);
      if (step != Step.TOO_LATE) {
        return step == Step.DONE;
      }
      call.pauseAfterConflict(null);
    }
  }
}
