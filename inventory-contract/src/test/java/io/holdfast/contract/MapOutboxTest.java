package io.holdfast.contract;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;

class MapOutboxTest extends RestockOutboxContract {
  @Override
  public RestockOutbox outbox(InstantSource clock) {
    return new MapOutbox(clock);
  }

  @Override
  public boolean spoil(RestockOutbox outbox, ShopId shop, RestockRequestId id) {
    return ((MapOutbox) outbox).spoil(id);
  }

  @Override
  public void put(RestockOutbox outbox, List<RestockRequest> requests) {
    ((MapOutbox) outbox).add(requests);
  }
}
