package io.holdfast.inmemory;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * An outbox whose next calls throw what a test has set, also checked exceptions, as an outbox in
 * another language can.
 */
class FailingOutbox implements RestockOutbox {
  final Queue<Throwable> ofDueShops = new ConcurrentLinkedQueue<>();
  final Queue<Throwable> ofLease = new ConcurrentLinkedQueue<>();
  final Queue<Throwable> ofSettle = new ConcurrentLinkedQueue<>();
  private final RestockOutbox outbox;

  FailingOutbox(RestockOutbox outbox) {
    this.outbox = outbox;
  }

  private static void throwNext(Queue<Throwable> failures) {
    Throwable next = failures.poll();
    if (next != null) {
      FailingOutbox.<RuntimeException>thrown(next);
    }
  }

  /** Throws any exception, also a checked one that no method declares. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> void thrown(Throwable e) throws E {
    throw (E) e;
  }

  @Override
  public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    throwNext(ofDueShops);
    return outbox.dueShops(after, limit);
  }

  @Override
  public List<OutboxMessage<RestockRequest>> lease(ShopId shop, int limit, Duration lease) {
    throwNext(ofLease);
    return outbox.lease(shop, limit, lease);
  }

  @Override
  public Set<MessageId> settle(ShopId shop, List<Settlement<RestockRequest>> settlements) {
    throwNext(ofSettle);
    return outbox.settle(shop, settlements);
  }

  @Override
  public List<OutboxMessage<RestockRequest>> messages(
      ShopId shop, @Nullable MessageId after, int limit) {
    return outbox.messages(shop, after, limit);
  }

  @Override
  public OutboxSummary summary(@Nullable ShopId shop) {
    return outbox.summary(shop);
  }

  @Override
  public boolean unblock(ShopId shop, MessageId id) {
    return outbox.unblock(shop, id);
  }

  @Override
  public boolean withdraw(ShopId shop, MessageId id) {
    return outbox.withdraw(shop, id);
  }
}
