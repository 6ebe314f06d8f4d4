package io.holdfast.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.aws.sqs.Delivery;
import io.holdfast.aws.sqs.Requests;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.PublishingException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Tests that published requests arrive, on every available SNS. */
@Timeout(60)
abstract class SnsContract {
  final List<RestockRequest> seen = new ArrayList<>();

  /** Returns the broker to test on. */
  abstract Broker broker();

  final SqsRestockConsumer consumer(String queue, String dead, Delivery delivery) {
    return SqsRestockConsumer.builder(broker().sqs(), seen::add)
        .queue(queue)
        .deadLetterQueue(dead)
        .delivery(delivery)
        .waitTime(Duration.ofSeconds(1))
        .build();
  }

  @Test
  void aRawMessageIsTheRequestWithItsAttributes() {
    String topic = broker().topic("stock-empty");
    String queue = broker().queue("stock-queue", topic, true);

    SnsRestockPublisher.create(broker().sns(), topic).publish(Requests.number(7));

    assertThat(broker().take(queue))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(RestockMessage.readRaw(it.body())).isEqualTo(Requests.number(7));
              assertThat(attributes(it))
                  .containsOnly(
                      Map.entry("ProductId", "CP-502101"),
                      Map.entry("FactoryId", "FF-500293"),
                      Map.entry("RestockRequestId", Requests.number(7).id().value()));
            });
  }

  @Test
  void anEnvelopeHasTheSubjectAndTheAttributesOfAFactory() {
    String topic = broker().topic("stock-empty");
    String queue = broker().queue("stock-queue", topic, false);
    SnsRestockPublisher publisher =
        SnsRestockPublisher.builder(broker().sns(), topic)
            .subject("부산도너츠")
            .attributes(
                SnsAttributes.callback(
                    "stock-arrival-group",
                    "부산도너츠",
                    URI.create("https://shop.example/callback?a=b")))
            .build();

    publisher.publish(Requests.number(7));

    Message message = broker().take(queue).get(0);
    assertThat(RestockMessage.readEnvelope(message.body())).isEqualTo(Requests.number(7));
    JsonNode envelope = JsonNode.parser().parse(message.body());
    assertThat(envelope.field("Subject").orElseThrow().asString()).isEqualTo("부산도너츠");
    Map<String, JsonNode> attributes = envelope.field("MessageAttributes").orElseThrow().asObject();
    assertThat(attributes).hasSize(7);
    assertThat(value(attributes, "MessageAttributeGroupId")).isEqualTo("stock-arrival-group");
    assertThat(value(attributes, "MessageAttributeProductId")).isEqualTo("CP-502101");
    assertThat(value(attributes, "MessageAttributeProductCnt")).isEqualTo("10");
    assertThat(value(attributes, "MessageAttributeFactoryId")).isEqualTo("FF-500293");
    assertThat(value(attributes, "MessageAttributeRequester")).isEqualTo("부산도너츠");
    assertThat(value(attributes, "CallbackUrl"))
        .isEqualTo("https://shop.example/callback?a=b&request=" + Requests.number(7).id());
    assertThat(value(attributes, "RestockRequestId")).isEqualTo(Requests.number(7).id().value());
  }

  @Test
  void tenAttributesAreDeliveredRaw() {
    String topic = broker().topic("stock-empty");
    String queue = broker().queue("stock-queue", topic, true);
    SnsAttributes ten =
        SnsAttributes.callback("g", "r", URI.create("https://shop.example/"))
            .with("a", "1")
            .with("b", "2")
            .with("c", "3");

    SnsRestockPublisher.builder(broker().sns(), topic)
        .attributes(ten)
        .build()
        .publish(Requests.number(7));

    assertThat(attributes(broker().take(queue).get(0))).hasSize(10);
  }

  @Test
  void theConsumerGetsWhatThePublisherSendsRawOrNot() {
    String topic = broker().topic("stock-empty");
    String raw = broker().queue("raw", topic, true);
    String wrapped = broker().queue("wrapped", topic, false);
    String dead = broker().queue("dead");

    SnsRestockPublisher.create(broker().sns(), topic).publish(Requests.longest());

    assertThat(consumer(raw, dead, Delivery.RAW).runOnce().accepted()).isEqualTo(1);
    assertThat(consumer(wrapped, dead, Delivery.ENVELOPE).runOnce().accepted()).isEqualTo(1);
    assertThat(seen).containsExactly(Requests.longest(), Requests.longest());
  }

  @Test
  void theConsumerFindsTheRequestInAnAttributeWhereTheTextIsForOthers() {
    String topic = broker().topic("stock-empty");
    String raw = broker().queue("raw", topic, true);
    String wrapped = broker().queue("wrapped", topic, false);
    String dead = broker().queue("dead");

    SnsRestockPublisher.builder(broker().sns(), topic)
        .message(request -> "재고 부족 \n \n This was sent: now")
        .attributes(SnsAttributes.product().withRequest())
        .build()
        .publish(Requests.longest());

    assertThat(consumer(raw, dead, Delivery.ATTRIBUTE).runOnce().accepted()).isEqualTo(1);
    assertThat(consumer(wrapped, dead, Delivery.ATTRIBUTE).runOnce().accepted()).isEqualTo(1);
    assertThat(seen).containsExactly(Requests.longest(), Requests.longest());
  }

  @Test
  void aMessageWithoutTheAttributeIsParkedWhereItIsWanted() {
    String topic = broker().topic("stock-empty");
    String wrapped = broker().queue("wrapped", topic, false);
    String dead = broker().queue("dead");

    SnsRestockPublisher.create(broker().sns(), topic).publish(Requests.number(7));

    assertThat(consumer(wrapped, dead, Delivery.ATTRIBUTE).runOnce().parked()).isEqualTo(1);
    assertThat(reason(broker().take(dead).get(0))).isEqualTo("RestockRequest: required");
  }

  @Test
  void theWrongDeliveryIsParkedAndNamesTheSetting() {
    String topic = broker().topic("stock-empty");
    String raw = broker().queue("raw", topic, true);
    String wrapped = broker().queue("wrapped", topic, false);
    String dead = broker().queue("dead");

    SnsRestockPublisher.create(broker().sns(), topic).publish(Requests.number(7));

    assertThat(consumer(raw, dead, Delivery.ENVELOPE).runOnce().parked()).isEqualTo(1);
    assertThat(reason(broker().take(dead).get(0)))
        .startsWith("delivery: this is a raw message, and the consumer is set to ENVELOPE");
    assertThat(consumer(wrapped, dead, Delivery.RAW).runOnce().parked()).isEqualTo(1);
    assertThat(reason(broker().take(dead).get(0)))
        .startsWith("delivery: this is an SNS envelope, and the consumer is set to RAW");
    assertThat(seen).isEmpty();
  }

  @Test
  void aFifoTopicKeepsTheOrderOfAStockKeyAndDropsRepeats() {
    String topic = broker().topic("stock-empty.fifo");
    String queue = broker().queue("stock-queue.fifo", topic, true);
    String dead = broker().queue("stock-dead.fifo");
    SnsRestockPublisher publisher = SnsRestockPublisher.create(broker().sns(), topic);

    for (long n : new long[] {1, 2, 2, 3, 1}) {
      publisher.publish(Requests.number(n));
    }
    publisher.publish(Requests.longest());

    SqsRestockConsumer consumer = consumer(queue, dead, Delivery.RAW);
    for (int i = 0; i < 4; i++) {
      assertThat(consumer.runOnce().accepted()).isEqualTo(1);
    }
    assertThat(consumer.runOnce().received()).isZero();
    assertThat(seen).contains(Requests.longest());
    seen.remove(Requests.longest());
    assertThat(seen).containsExactly(Requests.number(1), Requests.number(2), Requests.number(3));
  }

  @Test
  void theGroupOfAFifoTopicIsTheStockKey() {
    String topic = broker().topic("stock-empty.fifo");
    String queue = broker().queue("stock-queue.fifo", topic, true);

    SnsRestockPublisher.create(broker().sns(), topic).publish(Requests.number(7));

    Map<MessageSystemAttributeName, String> attributes = broker().take(queue).get(0).attributes();
    assertThat(attributes)
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "seoul/CP-502101@main")
        .containsEntry(
            MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, Requests.number(7).id().value());
  }

  @Test
  void aTopicThatIsNotThereRefuses() {
    SnsRestockPublisher publisher =
        SnsRestockPublisher.create(
            broker().sns(), broker().topic("stock-empty").replace("stock-empty", "no-such"));

    assertThatThrownBy(() -> publisher.publish(Requests.number(7)))
        .isInstanceOfSatisfying(
            PublishingException.class,
            it -> {
              assertThat(it.isRetryable()).isFalse();
              assertThat(it).hasMessage("SNS said NotFound, status 404");
            });
  }

  private static Map<String, String> attributes(Message message) {
    return message.messageAttributes().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().stringValue()));
  }

  private static String value(Map<String, JsonNode> attributes, String name) {
    assertThat(attributes.get(name).field("Type").orElseThrow().asString()).isEqualTo("String");
    return attributes.get(name).field("Value").orElseThrow().asString();
  }

  private static String reason(Message message) {
    return message.messageAttributes().get("HoldfastReason").stringValue();
  }
}
