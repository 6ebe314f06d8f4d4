package io.holdfast.spring.internal;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.RestockOutbox;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the actuator endpoint does with one outbox.
 *
 * @param outbox the outbox
 * @param id reads the id of a message
 * @param view shows a message
 * @param <C> the kind of content
 */
record EndpointOutbox<C extends OutboxContent>(
    Outbox<C> outbox,
    Function<String, MessageId> id,
    Function<OutboxMessage<C>, Map<String, Object>> view) {
  static final String RESTOCK = "restock-outbox";
  static final String EXPIRED_HOLDS = "expired-hold-outbox";

  static EndpointOutbox<?> of(RestockOutbox outbox) {
    return new EndpointOutbox<>(outbox, RestockRequestId::new, EndpointViews::restockMessage);
  }

  static EndpointOutbox<?> of(ExpiredHoldOutbox outbox) {
    return new EndpointOutbox<>(outbox, ReservationId::new, EndpointViews::expiredHoldMessage);
  }

  Map<String, Object> summary() {
    return EndpointViews.summary(outbox.summary());
  }

  /**
   * Returns a page of messages.
   *
   * @param from the last id of the page before; null for the first page
   * @param limit the maximum number of messages
   */
  Map<String, Object> page(ShopId shop, @Nullable String from, int limit) {
    List<OutboxMessage<C>> messages =
        outbox.messages(shop, from == null ? null : id.apply(from), limit);
    String last = messages.size() < limit ? null : messages.get(limit - 1).content().id().value();
    return EndpointViews.page(messages.stream().map(view).toList(), last);
  }

  /** Unblocks or withdraws a message, and returns whether that has changed it. */
  boolean act(ShopId shop, String action, @Nullable String text) {
    if (text == null) {
      throw new InvalidRequestException("id", "required");
    }
    MessageId message = id.apply(text);
    return switch (action) {
      case "unblock" -> outbox.unblock(shop, message);
      case "withdraw" -> outbox.withdraw(shop, message);
      default -> throw new InvalidRequestException("action", "must be unblock or withdraw");
    };
  }
}
