package io.holdfast.examples.factoauto;

import static io.holdfast.examples.factoauto.Client.EMPTY;
import static io.holdfast.examples.factoauto.Client.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.examples.host.AwsClients;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The shop whose requests take the way of the reference system: topic, queue, consumer, factory.
 */
@Timeout(120)
class FactoAutoOverTopicAndQueueTest {
  private static final String REGION = "eu-central-1";
  private static final String ACCOUNT = "000000000000";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theEmptyShelfReachesTheFactoryOverTopicAndQueueAndTheGoodsComeBack(boolean raw) {
    SQSRestServer queues =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(REGION)
            .withAWSAccountId(ACCOUNT)
            .start();
    URI endpoint =
        URI.create("http://127.0.0.1:" + queues.waitUntilStarted().localAddress().getPort());
    try (SnsDouble topics = SnsDouble.start(endpoint, REGION, ACCOUNT);
        SqsClient sqs = new AwsClients(REGION).sqs(endpoint);
        SnsClient sns = new AwsClients(REGION).sns(topics.endpoint())) {
      String topic = sns.createTopic(request -> request.name("stock-empty")).topicArn();
      Map<String, String> delivery = Map.of("RawMessageDelivery", Boolean.toString(raw));
      String queue = subscribed("stock-queue", topic, delivery, sns, sqs);
      // Somebody else who is subscribed, and reads what the reference system's consumer reads.
      String other = subscribed("other", topic, Map.of(), sns, sqs);
      String dead = sqs.createQueue(request -> request.queueName("stock-dead")).queueUrl();
      try (Scene scene =
          Scene.open(
              "--opening=1",
              "--production=PT0S",
              "--deliveries=3",
              "--topic-arn=" + topic,
              "--queue-url=" + queue,
              "--queue-wait=PT1S",
              "--dead-letter-queue-url=" + dead,
              "--aws-endpoint=" + topics.endpoint(),
              "--sqs-endpoint=" + endpoint,
              "--region=" + REGION)) {
        assertThat(scene.client.buy()).isEqualTo(SOLD);
        assertThat(scene.client.buy()).isEqualTo(EMPTY);
        Scene.until(() -> scene.level().available() > 0);
        assertThat(scene.client.buy()).isEqualTo(SOLD);
        assertThat(scene.level().onHand()).isEqualTo(11);
        assertThat(scene.restock().requests()).isEqualTo(1);
        // The topic sends to one queue after another, and the goods may be there before this
        // message.
        assertThat(
                sqs.receiveMessage(request -> request.queueUrl(other).waitTimeSeconds(20))
                    .messages())
            .singleElement()
            .satisfies(it -> isAsInTheReferenceSystem(it.body()));
      }
    } finally {
      queues.stopAndWait();
    }
  }

  private static String subscribed(
      String name, String topic, Map<String, String> attributes, SnsClient sns, SqsClient sqs) {
    String queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    sns.subscribe(
        request ->
            request
                .topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + name)
                .attributes(attributes));
    return queue;
  }

  private static void isAsInTheReferenceSystem(String envelope) {
    String body = envelope.replaceAll("\\s*([:,{}])\\s*", "$1");
    assertThat(body)
        .contains("\"Type\":\"Notification\"")
        .contains("\"Subject\":\"부산도너츠\"")
        .contains("\"ProductId\":{\"Type\":\"String\",\"Value\":\"CP-502101\"}")
        .contains("\"FactoryId\":{\"Type\":\"String\",\"Value\":\"FF-500293\"}");
    assertThat(envelope)
        .containsPattern(
            "\"재고 부족 (\\\\n"
                + "|\\\\u000a) (\\\\n"
                + "|\\\\u000a) This was sent: [A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d{4}"
                + " \\d\\d:\\d\\d:\\d\\d GMT\\+0000 \\(Coordinated Universal Time\\)\"");
    // The queue of the reference system takes no more.
    assertThat(envelope.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_048);
  }
}
