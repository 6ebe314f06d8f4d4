package io.holdfast.restock;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Restock requests: published while they are open, and checked when they are overdue.
 *
 * @param isOpen the host's check whether the goods are still wanted; null if there is none
 * @param listener the listener for overdue requests
 */
record RestockKind(@Nullable Predicate<RestockRequest> isOpen, RestockListener listener)
    implements MessageKind<RestockRequest> {
  private static final Duration SHORTEST_LEAD_TIME = Duration.ofSeconds(1);

  @Override
  public String noun() {
    return "restock request";
  }

  /** Without a check by the host, only messages that were never sent are wanted. */
  @Override
  public boolean isWanted(OutboxMessage<RestockRequest> message) {
    return isOpen == null
        ? message.state() == OutboxMessage.State.PENDING
        : isOpen.test(message.content());
  }

  @Override
  public Object receiver(RestockRequest request) {
    return request.supplier();
  }

  @Override
  public void publishing(OutboxMessage<RestockRequest> message, Instant leasedAt) {
    if (message.state() == OutboxMessage.State.SENT) {
      RestockRequest request = message.content();
      GuardedListener.run(() -> listener.onOverdue(request, overdue(request, leasedAt)));
    }
  }

  @Override
  public Settlement<RestockRequest> accepted(
      OutboxMessage<RestockRequest> tried, Instant leasedAt) {
    Instant dueAt = tried.content().dueAt();
    boolean first = tried.state() == OutboxMessage.State.PENDING && dueAt.isAfter(leasedAt);
    return new Settlement.Sent<>(tried, first ? dueAt : leasedAt.plus(leadTime(tried.content())));
  }

  private static long overdue(RestockRequest request, Instant leasedAt) {
    Duration since = Duration.between(request.dueAt(), leasedAt);
    return since.isNegative() ? 1 : 1 + since.dividedBy(leadTime(request));
  }

  private static Duration leadTime(RestockRequest request) {
    Duration lead = Duration.between(request.requestedAt(), request.dueAt());
    return lead.compareTo(SHORTEST_LEAD_TIME) < 0 ? SHORTEST_LEAD_TIME : lead;
  }
}
