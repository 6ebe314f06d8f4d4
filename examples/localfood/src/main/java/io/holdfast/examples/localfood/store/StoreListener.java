package io.holdfast.examples.localfood.store;

import io.holdfast.examples.localfood.events.DeliveryEvent;
import io.holdfast.examples.localfood.events.EventHandlers;
import io.holdfast.examples.localfood.events.OrderedEvent;
import io.holdfast.examples.localfood.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hears orders and carriers, in one thread: on an H2 file, a transaction that is rolled back must
 * not have others wait for its stock. The group is that of the original service.
 */
@Component
class StoreListener {
  private final EventHandlers handlers;

  StoreListener(EventHandlers handlers, Shopkeeping shops) {
    this.handlers =
        handlers
            .on(Topics.ORDERED, OrderedEvent.class, shops::ordered)
            .on(Topics.DELIVERY_STARTED, DeliveryEvent.class, shops::delivery)
            .on(Topics.DELIVERY_CANCELED, DeliveryEvent.class, shops::delivery);
  }

  @KafkaListener(
      groupId = "order",
      topics = {Topics.ORDERED, Topics.DELIVERY_STARTED, Topics.DELIVERY_CANCELED})
  void hear(ConsumerRecord<byte[], byte[]> record) {
    handlers.handle(record);
  }
}
