package io.holdfast.examples.localfood.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends events to Kafka after the transaction that published them has committed. The publication
 * registry keeps each event, in that transaction, until Kafka has it. An event may be sent more
 * than once, and after a later one.
 */
public class EventSender {
  static final String SENDING = "eventSending";
  static final String SENT = "eventSent";

  private static final List<Header> HEADERS =
      List.of(
          header("contentType", "application/json"),
          header("target-protocol", "kafka"),
          header(
              "spring_json_header_types",
              "{\"contentType\":\"java.lang.String\",\"target-protocol\":\"java.lang.String\"}"));

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final JsonMapper mapper;
  private final Environment environment;
  private final FailedEventPublications failed;
  private final Executor sent;

  /** Called by Spring. */
  public EventSender(
      KafkaTemplate<byte[], byte[]> kafka,
      JsonMapper mapper,
      Environment environment,
      FailedEventPublications failed,
      @Qualifier(SENT) Executor sent) {
    this.kafka = kafka;
    this.mapper = mapper;
    this.environment = environment;
    this.failed = failed;
    this.sent = sent;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends an event.
   *
   * @return complete when Kafka has it. The registry then forgets it, in another thread than the
   *     one of the producer
   */
  @Async(SENDING)
  @TransactionalEventListener(id = "kafka")
  public CompletableFuture<?> send(MarketEvent event) {
    String topic = environment.resolveRequiredPlaceholders(event.topic());
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, mapper.writeValueAsBytes(event));
    HEADERS.forEach(record.headers()::add);
    return kafka.send(record).whenCompleteAsync((done, failure) -> {}, sent);
  }

  /** Sends again what Kafka did not take. */
  @Scheduled(fixedDelayString = "${localfood.events.resend-after}")
  public void resend() {
    failed.resubmit(ResubmissionOptions.defaults().withBatchSize(500).withMaxInFlight(1_000));
  }
}
