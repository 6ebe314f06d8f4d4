package io.holdfast.examples.localfood;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Everything that is sent on a broker, and a producer beside the services of the market. */
final class EventTape {
  /** A record, as text. */
  record Event(String topic, boolean keyed, String value, Map<String, String> headers) {}

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;

  EventTape(String broker) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", broker,
                "group.id", "tape-" + UUID.randomUUID(),
                "auto.offset.reset", "earliest",
                "heartbeat.interval.ms", "300",
                "session.timeout.ms", "6000",
                "metadata.max.age.ms", "300"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer.subscribe(Pattern.compile("[a-z].*"));
    Thread thread = new Thread(this::run, "tape");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (true) {
      consumer.poll(Duration.ofMillis(100)).forEach(record -> events.add(event(record)));
    }
  }

  private static Event event(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(it -> headers.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
    return new Event(
        record.topic(),
        record.key() != null,
        new String(record.value(), StandardCharsets.UTF_8),
        headers);
  }

  /** Sends a record, as a foreign service does. */
  void send(String topic, String value) {
    try {
      producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends that the shop has the goods of an order ready. */
  void sendSand(long order, long shop) {
    send(
        "product-sand",
        ("{\"eventType\":\"ProductSandEvent\",\"timestamp\":1,"
                + "\"orderId\":%d,\"storeId\":%d,\"productId\":1}")
            .formatted(order, shop));
  }

  /** Returns what tells that an order was paid. */
  static String ordered(long order, long shop, Long product, int quantity) {
    return ("{\"eventType\":\"OrderedEvent\",\"timestamp\":1,"
            + "\"id\":%d,\"storeId\":%d,\"productId\":%d,\"quantity\":%d}")
        .formatted(order, shop, product, quantity);
  }

  /** Waits until the shop has told that it cannot serve an order. */
  void awaitOrderCanceled(long order) {
    TestMarket.eventually()
        .until(() -> !events("order-canceled", "\"orderId\":" + order + "}").isEmpty());
  }

  /** Returns the records of a topic that contain a text. */
  List<Event> events(String topic, String text) {
    return events.stream()
        .filter(it -> it.topic().equals(topic) && it.value().contains(text))
        .toList();
  }
}
