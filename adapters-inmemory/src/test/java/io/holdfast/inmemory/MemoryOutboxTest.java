package io.holdfast.inmemory;

import io.holdfast.contract.RestockOutboxContract;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;

/** The clauses of the outbox, in memory. */
class MemoryOutboxTest extends RestockOutboxContract {
  @Override
  public RestockOutbox outbox(InstantSource clock) {
    return InMemoryInventoryStore.create(clock).restockOutbox();
  }

  @Override
  public void put(RestockOutbox outbox, List<RestockRequest> requests) {
    ((MemoryOutbox) outbox).add(requests);
  }
}
