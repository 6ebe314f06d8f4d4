package io.holdfast.spring;

import io.holdfast.inventory.model.RestockRequest;
import java.util.List;

/**
 * The application event for restock requests that were decided and are in the outbox. It is
 * published after they are durable. It is a notice: the relay publishes the requests to the
 * supplier, and does not depend on it.
 *
 * @param requests the restock requests, all of one shop
 * @since 0.1.0
 */
public record RestockRequestedEvent(List<RestockRequest> requests) {
  /** Copies the list. */
  public RestockRequestedEvent {
    requests = List.copyOf(requests);
  }
}
