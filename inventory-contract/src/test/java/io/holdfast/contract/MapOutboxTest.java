package io.holdfast.contract;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;

class MapOutboxTest extends RestockOutboxContract {
  @Override
  public RestockOutbox outbox(InstantSource clock) {
    return new MapOutbox(clock);
  }

  @Override
  public void put(RestockOutbox outbox, List<RestockRequest> requests) {
    ((MapOutbox) outbox).add(requests);
  }
}
