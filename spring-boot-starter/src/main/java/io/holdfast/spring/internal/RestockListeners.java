package io.holdfast.spring.internal;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.restock.RestockListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners of a relay; one that fails does not stop the others. */
final class RestockListeners implements RestockListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestockListener.class);

  private final List<RestockListener> listeners;

  RestockListeners(List<RestockListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  private void tell(Consumer<RestockListener> event) {
    for (RestockListener listener : listeners) {
      HostCode.run(
          LOG, "a RestockListener failed; the relay is not affected", () -> event.accept(listener));
    }
  }

  @Override
  public void onPublished(RestockRequest request, int attempts) {
    tell(it -> it.onPublished(request, attempts));
  }

  @Override
  public void onFailed(RestockRequest request, int attempts, String reason, Duration after) {
    tell(it -> it.onFailed(request, attempts, reason, after));
  }

  @Override
  public void onBlocked(RestockRequest request, String reason) {
    tell(it -> it.onBlocked(request, reason));
  }

  @Override
  public void onOverdue(RestockRequest request, long leadTimes) {
    tell(it -> it.onOverdue(request, leadTimes));
  }

  @Override
  public void onFault(ShopId shop, RuntimeException fault) {
    tell(it -> it.onFault(shop, fault));
  }
}
