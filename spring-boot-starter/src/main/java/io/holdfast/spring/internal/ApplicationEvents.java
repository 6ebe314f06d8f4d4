package io.holdfast.spring.internal;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.spring.HoldsExpiredEvent;
import io.holdfast.spring.RestockRequestedEvent;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes what a listener hears as application events. */
final class ApplicationEvents implements InventoryListener {
  private final ApplicationEventPublisher publisher;

  ApplicationEvents(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void onCommand(CommandEvent event) {
    publisher.publishEvent(event);
  }

  @Override
  public void onHoldsExpired(List<Reservation> reservations) {
    publisher.publishEvent(new HoldsExpiredEvent(reservations));
  }

  @Override
  public void onRestockRequested(List<RestockRequest> requests) {
    publisher.publishEvent(new RestockRequestedEvent(requests));
  }
}
