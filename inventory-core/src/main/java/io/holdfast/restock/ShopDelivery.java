package io.holdfast.restock;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turn of one shop: leases messages, publishes them one after another, settles them and calls
 * the listener.
 */
final class ShopDelivery<C extends OutboxContent> {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

  private final RelayOptions<C> options;
  private final BooleanSupplier closing;
  private final ShopId shop;

  ShopDelivery(RelayOptions<C> options, BooleanSupplier closing, ShopId shop) {
    this.options = options;
    this.closing = closing;
    this.shop = shop;
  }

  /**
   * Runs the turn.
   *
   * @throws Error if the host's code has thrown it, after everything else is settled. A message at
   *     which the publisher has thrown it counts as attempted, and keeps its lease until the lease
   *     ends
   */
  RelayReport run() {
    long start = options.ticker.getAsLong();
    List<OutboxMessage<C>> leased = options.outbox.lease(shop, options.batch, options.lease);
    if (leased.isEmpty()) {
      return new RelayReport(1, 0, 0, 0, 0, 0, 0, 0, false);
    }
    MessageDelivery<C> delivery = new MessageDelivery<>(options);
    Tally tally = new Tally();
    List<Settlement<C>> settlements = new ArrayList<>(leased.size());
    boolean more = leased.size() == options.batch;
    for (OutboxMessage<C> message : leased) {
      if (message.state() == OutboxMessage.State.BLOCKED) {
        tally.unreadable();
        tellUnreadable(message);
      } else if (delivery.error() != null || isTooLate(start)) {
        more = true;
        settlements.add(new Settlement.Released<>(message, Duration.ZERO));
      } else {
        Settlement<C> settlement = delivery.take(message);
        // A later message of its stock key may have waited for it.
        more |= settlement instanceof Settlement.Removed && message.keepsOthersBack();
        settlements.add(settlement);
      }
    }
    RelayReport report = settle(tally, settlements, more, delivery.faults());
    if (delivery.error() != null) {
      throw delivery.error();
    }
    return report;
  }

  private void tellUnreadable(OutboxMessage<C> message) {
    String reason = Objects.requireNonNullElse(message.reason(), "");
    LOG.error("{} {} of shop {} {}", options.kind.noun(), message.content().id(), shop, reason);
    options.listener.tell(to -> to.onBlocked(message.content(), reason));
  }

  /**
   * Returns whether no more messages are begun. When half of the lease has passed, the rest may be
   * too short for the publisher.
   */
  private boolean isTooLate(long start) {
    return closing.getAsBoolean()
        || Thread.currentThread().isInterrupted()
        || hasPassed(start, options.lease.toNanos() / 2);
  }

  /**
   * Returns whether the time has passed, by the host's ticker. Returns true if the ticker fails, so
   * that published messages are still settled.
   */
  private boolean hasPassed(long start, long nanos) {
    try {
      return options.ticker.getAsLong() - start >= nanos;
    } catch (Throwable e) { // a host in another language throws checked exceptions too
      HostCode.report(LOG, "the ticker failed", e);
      return true;
    }
  }

  private RelayReport settle(
      Tally tally, List<Settlement<C>> settlements, boolean more, int faults) {
    Set<MessageId> lost =
        settlements.isEmpty() ? Set.of() : options.outbox.settle(shop, settlements);
    for (Settlement<C> settlement : settlements) {
      if (!lost.contains(settlement.message().content().id())) {
        tally.count(settlement);
        tell(settlement);
      }
    }
    return tally.report(lost.size(), faults, more);
  }

  private static boolean isAccepted(Settlement<?> settlement) {
    return settlement instanceof Settlement.Sent || settlement instanceof Settlement.Delivered;
  }

  private void tell(Settlement<C> settlement) {
    OutboxMessage<C> message = settlement.message();
    C content = message.content();
    if (isAccepted(settlement)) {
      options.listener.tell(to -> to.onPublished(content, message.attempts()));
    } else if (settlement instanceof Settlement.Retry<C> it) {
      options.listener.tell(
          to -> to.onFailed(content, message.attempts(), it.reason(), it.delay()));
    } else if (settlement instanceof Settlement.Blocked<C> it) {
      options.listener.tell(to -> to.onBlocked(content, it.reason()));
    }
  }

  /** Counts the settlements that have taken effect. */
  private static final class Tally {
    private int published;
    private int failed;
    private int blocked;
    private int closed;
    private int untried;

    void unreadable() {
      blocked++;
    }

    void count(Settlement<?> settlement) {
      if (isAccepted(settlement)) {
        published++;
      } else if (settlement instanceof Settlement.Retry || settlement instanceof Settlement.Begun) {
        failed++;
      } else if (settlement instanceof Settlement.Blocked) {
        blocked++;
      } else if (settlement instanceof Settlement.Removed) {
        closed++;
      } else {
        untried++;
      }
    }

    RelayReport report(int lost, int faults, boolean more) {
      return new RelayReport(1, published, failed, blocked, closed, untried, lost, faults, more);
    }
  }
}
