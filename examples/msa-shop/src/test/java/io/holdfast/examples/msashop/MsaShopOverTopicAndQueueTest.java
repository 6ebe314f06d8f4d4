package io.holdfast.examples.msashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.examples.host.AwsClients;
import io.holdfast.examples.host.HostOptions;
import io.holdfast.examples.host.ShopHost;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Tests the way of a request over topic and queue, and what other subscribers read. */
@Timeout(120)
class MsaShopOverTopicAndQueueTest {
  private static final String REGION = "eu-central-1";
  private static final String ACCOUNT = "000000000000";

  @Test
  void theEmptyShelfReachesTheFactoryOverTopicAndQueueAndTheGoodsComeBack() {
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
      String topic = sns.createTopic(request -> request.name("stock_empty_tf")).topicArn();
      String queue = subscribed("stock_queue_tf", topic, sns, sqs);
      // Somebody else who is subscribed, and reads what the reference system's consumer reads.
      String other = subscribed("other", topic, sns, sqs);
      String dead = sqs.createQueue(request -> request.queueName("dlq_tf")).queueUrl();
      try (ShopHost shop =
          ShopHost.start(
              HostOptions.parse(
                  Map.of(),
                  "--port=0",
                  "--memory",
                  "--opening=1",
                  "--production=PT0S",
                  "--topic-arn=" + topic,
                  "--queue-url=" + queue,
                  "--queue-wait=PT1S",
                  "--dead-letter-queue-url=" + dead,
                  "--aws-endpoint=" + topics.endpoint(),
                  "--sqs-endpoint=" + endpoint,
                  "--region=" + REGION),
              new MsaShopServices())) {
        Inventory inventory = shop.parts().inventory();
        inventory
            .commit(
                CommitRequest.of(
                    MsaCatalogue.SHOP, new ReservationId("order"), Line.of("CP-502101", 1)))
            .orElseThrow();

        await()
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> inventory.level(MsaCatalogue.DONUT).orElseThrow().available() > 0);

        assertThat(inventory.level(MsaCatalogue.DONUT).orElseThrow().available()).isEqualTo(10);
        // The topic sends to one queue after another, and the goods may be there before this
        // message.
        assertThat(
                sqs.receiveMessage(request -> request.queueUrl(other).waitTimeSeconds(20))
                    .messages())
            .singleElement()
            .satisfies(it -> isReadAsInTheReferenceSystem(it.body(), shop.url()));
      }
    } finally {
      queues.stopAndWait();
    }
  }

  private static String subscribed(String name, String topic, SnsClient sns, SqsClient sqs) {
    String queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    sns.subscribe(
        request ->
            request
                .topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + name));
    return queue;
  }

  private static void isReadAsInTheReferenceSystem(String envelope, URI shop) {
    String body = envelope.replaceAll("\\s*([:,{}])\\s*", "$1");
    assertThat(body)
        .contains("\"Type\":\"Notification\"")
        .contains("\"Subject\":\"도너츠 재고 부족\"")
        .contains(attribute("MessageAttributeGroupId", "1"))
        .contains(attribute("MessageAttributeFactoryId", "FF-500293"))
        .contains(attribute("MessageAttributeRequester", "msa-shop"))
        .contains("\"CallbackUrl\":{\"Type\":\"String\",\"Value\":\"" + shop + "/product/donut");
    assertThat(body)
        .as("not as in the reference system: the SKU, and the pieces of the request")
        .contains(attribute("MessageAttributeProductId", "CP-502101"))
        .contains(attribute("MessageAttributeProductCnt", "10"));
    assertThat(envelope)
        .containsPattern(
            "\"도너츠 재고가 없습니다. 제품을 생산해주세요! (\\\\n"
                + "|\\\\u000a)메시지 작성 시각: [A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d{4}"
                + " \\d\\d:\\d\\d:\\d\\d GMT\\+0000 \\(Coordinated Universal Time\\)\"");
  }

  private static String attribute(String name, String value) {
    return "\"" + name + "\":{\"Type\":\"String\",\"Value\":\"" + value + "\"}";
  }
}
