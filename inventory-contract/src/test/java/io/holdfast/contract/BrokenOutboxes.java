package io.holdfast.contract;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Broken outboxes. */
final class BrokenOutboxes {
  private BrokenOutboxes() {}

  /** Leases a message again shortly before its lease ends. */
  static class ShortLeases extends MapOutbox {
    @Override
    Instant leasedUntil(Duration lease) {
      return super.leasedUntil(lease).minusNanos(1_000);
    }
  }

  /** Accepts settlements without checking the fencing token. */
  static class NotFenced extends MapOutbox {
    @Override
    boolean isLost(
        @Nullable OutboxMessage<RestockRequest> stored, OutboxMessage<RestockRequest> leased) {
      return stored == null;
    }
  }

  /** Sorts 10 before 9. */
  static class OrderByDigits extends MapOutbox {
    @Override
    boolean isBehind(OutboxMessage<RestockRequest> message, OutboxMessage<RestockRequest> other) {
      return other.content().key().equals(message.content().key())
          && Long.toString(other.content().number())
                  .compareTo(Long.toString(message.content().number()))
              < 0
          && other.state() != State.SENT;
    }
  }

  /** Lets later messages wait for a blocked one. */
  static class BlockedKeepsBack extends MapOutbox {
    @Override
    boolean isBehind(OutboxMessage<RestockRequest> message, OutboxMessage<RestockRequest> other) {
      return other.content().key().equals(message.content().key())
          && other.content().number() < message.content().number()
          && other.state() != State.SENT;
    }
  }

  /** Fails completely at a message that it cannot read. */
  static class FailsAtABadRow extends MapOutbox {
    @Override
    OutboxMessage<RestockRequest> shown(OutboxMessage<RestockRequest> it) {
      OutboxMessage<RestockRequest> shown = super.shown(it);
      if (shown.state() == State.BLOCKED && !shown.equals(it)) {
        throw new InvariantViolationException("message " + it.content().id(), null);
      }
      return shown;
    }
  }

  /** Omits messages that it cannot read, without reporting them. */
  static class HidesABadRow extends MapOutbox {
    @Override
    Stream<OutboxMessage<RestockRequest>> unreadable(ShopId shop, int limit) {
      return Stream.of();
    }
  }

  /** Counts a lease as an attempt. */
  static class CountsLeases extends MapOutbox {
    @Override
    public synchronized List<OutboxMessage<RestockRequest>> lease(
        ShopId shop, int limit, Duration lease) {
      List<OutboxMessage<RestockRequest>> leased =
          super.lease(shop, limit, lease).stream().map(OutboxMessage::tried).toList();
      leased.forEach(it -> of(shop).put(it.content().id(), it));
      return leased;
    }
  }

  /** Leases the newest message first. */
  static class LastFirst extends MapOutbox {
    @Override
    Comparator<OutboxMessage<RestockRequest>> order() {
      return super.order().reversed();
    }
  }

  /** Uses a clock with whole seconds. */
  static class CoarseClock extends MapOutbox {
    @Override
    Instant now() {
      return super.now().truncatedTo(ChronoUnit.SECONDS);
    }
  }

  /** Writes settlements only at the next lease. */
  static class WritesLater extends MapOutbox {
    private final List<Settlement<RestockRequest>> later = new ArrayList<>();

    @Override
    public synchronized Set<MessageId> settle(
        ShopId shop, List<Settlement<RestockRequest>> settlements) {
      later.addAll(settlements);
      return Set.of();
    }

    @Override
    public synchronized List<OutboxMessage<RestockRequest>> lease(
        ShopId shop, int limit, Duration lease) {
      List<OutboxMessage<RestockRequest>> leased = super.lease(shop, limit, lease);
      super.settle(shop, later);
      later.clear();
      return leased;
    }
  }

  /** Reports an interrupt as a failure. */
  static class FailsWhenInterrupted extends MapOutbox {
    @Override
    public synchronized List<OutboxMessage<RestockRequest>> lease(
        ShopId shop, int limit, Duration lease) {
      List<OutboxMessage<RestockRequest>> leased = super.lease(shop, limit, lease);
      if (Thread.currentThread().isInterrupted()) {
        throw new UnavailableException("interrupted", null);
      }
      return leased;
    }
  }

  /** Counts the messages that wait, and no others. */
  static class CountsPendingOnly extends MapOutbox {
    @Override
    public synchronized OutboxSummary summary(@Nullable ShopId shop) {
      Map<State, OutboxSummary.Count> counts = new HashMap<>(super.summary(shop).byState());
      counts.keySet().retainAll(Set.of(State.PENDING));
      return new OutboxSummary(counts);
    }
  }
}
