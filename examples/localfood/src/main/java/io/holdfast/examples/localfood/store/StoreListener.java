package io.holdfast.examples.localfood.store;

import io.holdfast.examples.localfood.events.DeliveryEvent;
import io.holdfast.examples.localfood.events.EventHandlers;
import io.holdfast.examples.localfood.events.OrderedEvent;
import io.holdfast.examples.localfood.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears orders and carriers. The group of the orders is that of the original service. */
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

  @KafkaListener(groupId = "order", topics = Topics.ORDERED)
  void ofOrders(ConsumerRecord<byte[], byte[]> record) {
    handlers.handle(record);
  }

  @KafkaListener(
      groupId = "store",
      topics = {Topics.DELIVERY_STARTED, Topics.DELIVERY_CANCELED})
  void ofDeliveries(ConsumerRecord<byte[], byte[]> record) {
    handlers.handle(record);
  }
}
