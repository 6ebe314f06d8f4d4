package io.holdfast.spring.internal;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.restock.OutboxListener;
import io.holdfast.restock.RestockListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells several listeners of a relay; one that fails does not stop the others.
 *
 * @param <C> the kind of content
 * @param <L> the kind of listeners
 */
class OutboxListeners<C extends OutboxContent, L extends OutboxListener<C>>
    implements OutboxListener<C> {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxListener.class);

  private final List<L> listeners;

  OutboxListeners(List<L> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Those of restock requests, which may be overdue. */
  static final class OfRestockRequests extends OutboxListeners<RestockRequest, RestockListener>
      implements RestockListener {
    OfRestockRequests(List<RestockListener> listeners) {
      super(listeners);
    }

    @Override
    public void onOverdue(RestockRequest request, long leadTimes) {
      tell(it -> it.onOverdue(request, leadTimes));
    }
  }

  final void tell(Consumer<L> event) {
    for (L listener : listeners) {
      HostCode.run(
          LOG,
          "the listener of a relay failed; the relay is not affected",
          () -> event.accept(listener));
    }
  }

  @Override
  public void onPublished(C content, int attempts) {
    tell(it -> it.onPublished(content, attempts));
  }

  @Override
  public void onFailed(C content, int attempts, String reason, Duration after) {
    tell(it -> it.onFailed(content, attempts, reason, after));
  }

  @Override
  public void onBlocked(C content, String reason) {
    tell(it -> it.onBlocked(content, reason));
  }

  @Override
  public void onFault(ShopId shop, RuntimeException fault) {
    tell(it -> it.onFault(shop, fault));
  }
}
