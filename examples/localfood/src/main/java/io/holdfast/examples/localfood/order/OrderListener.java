package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.events.DeliveryEvent;
import io.holdfast.examples.localfood.events.EventHandlers;
import io.holdfast.examples.localfood.events.OrderCanceledEvent;
import io.holdfast.examples.localfood.events.ProductChangeEvent;
import io.holdfast.examples.localfood.events.ProductSandEvent;
import io.holdfast.examples.localfood.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears the shops and the carriers. The groups are those of the original service. */
@Component
class OrderListener {
  private final EventHandlers handlers;

  OrderListener(EventHandlers handlers, OrderProgress progress) {
    this.handlers =
        handlers
            .on(Topics.PRODUCT_SAND, ProductSandEvent.class, progress::ready)
            .on(Topics.PRODUCT_CHANGED, ProductChangeEvent.class, progress::renamed)
            .on(Topics.ORDER_CANCELED, OrderCanceledEvent.class, progress::refused)
            .on(Topics.DELIVERY_STARTED, DeliveryEvent.class, progress::delivery)
            .on(Topics.DELIVERY_COMPLETED, DeliveryEvent.class, progress::delivery)
            .on(Topics.DELIVERY_CANCELED, DeliveryEvent.class, progress::delivery);
  }

  @KafkaListener(
      groupId = "product",
      topics = {
        Topics.PRODUCT_SAND,
        Topics.PRODUCT_CHANGED,
        Topics.DELIVERY_STARTED,
        Topics.DELIVERY_COMPLETED,
        Topics.DELIVERY_CANCELED
      })
  void ofGoods(ConsumerRecord<byte[], byte[]> record) {
    handlers.handle(record);
  }

  /** Not more topics here: the shops hear the others in a group of this name. */
  @KafkaListener(groupId = "order", topics = Topics.ORDER_CANCELED)
  void ofRefusals(ConsumerRecord<byte[], byte[]> record) {
    handlers.handle(record);
  }
}
