package io.holdfast.contract;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;

class MapOutboxTest extends RestockOutboxContract {
  @Override
  public RestockOutbox outbox(InstantSource clock) {
    return new MapOutbox().on(clock);
  }

  @Override
  public boolean spoil(Outbox<RestockRequest> outbox, ShopId shop, MessageId id) {
    return ((MapOutbox) outbox).spoil(id);
  }

  @Override
  public void put(Outbox<RestockRequest> outbox, List<RestockRequest> requests) {
    ((MapOutbox) outbox).add(requests);
  }
}
