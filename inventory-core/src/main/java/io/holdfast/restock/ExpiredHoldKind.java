package io.holdfast.restock;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import java.time.Instant;

/** Expired holds: all are published to one host, and deleted when they are accepted. */
record ExpiredHoldKind() implements MessageKind<ExpiredHold> {
  @Override
  public String noun() {
    return "expired hold";
  }

  @Override
  public boolean isWanted(OutboxMessage<ExpiredHold> message) {
    return true;
  }

  @Override
  public Object receiver(ExpiredHold hold) {
    return hold.shop();
  }

  @Override
  public void publishing(OutboxMessage<ExpiredHold> message, Instant leasedAt) {}

  @Override
  public Settlement<ExpiredHold> accepted(OutboxMessage<ExpiredHold> tried, Instant leasedAt) {
    return new Settlement.Delivered<>(tried);
  }
}
