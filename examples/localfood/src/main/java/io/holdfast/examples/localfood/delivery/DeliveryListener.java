package io.holdfast.examples.localfood.delivery;

import io.holdfast.examples.localfood.events.CancelRequestedEvent;
import io.holdfast.examples.localfood.events.EventHandlers;
import io.holdfast.examples.localfood.events.ProductSandEvent;
import io.holdfast.examples.localfood.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what is ready, and what is cancelled. */
@Component
class DeliveryListener {
  private final EventHandlers handlers;

  DeliveryListener(EventHandlers handlers, Dispatching dispatching) {
    this.handlers =
        handlers
            .on(Topics.PRODUCT_SAND, ProductSandEvent.class, dispatching::ready)
            .on(Topics.CANCEL_REQUESTED, CancelRequestedEvent.class, dispatching::cancel);
  }

  @KafkaListener(
      groupId = "delivery",
      topics = {Topics.PRODUCT_SAND, Topics.CANCEL_REQUESTED})
  void hear(ConsumerRecord<byte[], byte[]> record) {
    handlers.handle(record);
  }
}
