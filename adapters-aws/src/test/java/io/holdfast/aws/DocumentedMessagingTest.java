package io.holdfast.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.sns.SnsAttributes;
import io.holdfast.aws.sns.SnsRestockPublisher;
import io.holdfast.aws.sqs.QueueFinding;
import io.holdfast.aws.sqs.Requests;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.aws.sqs.TestQueues;
import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Compiles and runs the set-up that the documentation shows. */
@Timeout(60)
class DocumentedMessagingTest {
  private final BlockingQueue<RestockRequest> made = new LinkedBlockingQueue<>();

  @Test
  void aRequestThatIsPublishedReachesTheFactory() throws InterruptedException {
    SqsClient sqs = TestQueues.client();
    String queueUrl = TestQueues.create("stock-queue");
    String deadLetterQueueUrl = TestQueues.create("stock-queue-dead");
    try (SnsDouble service =
            SnsDouble.start(TestQueues.endpoint(), TestQueues.REGION, TestQueues.ACCOUNT);
        SnsClient sns = client(service.endpoint())) {
      String topicArn = sns.createTopic(request -> request.name("stock-empty")).topicArn();
      sns.subscribe(
          request ->
              request
                  .topicArn(topicArn)
                  .protocol("sqs")
                  .endpoint(TestQueues.arn(queueUrl))
                  .attributes(Map.of("RawMessageDelivery", "true")));
      RestockRequestPublisher factory = made::add;

      // publisher
      RestockRequestPublisher toTopic =
          SnsRestockPublisher.builder(sns, topicArn)
              .subject("stock-empty")
              .attributes(SnsAttributes.product())
              .build();
      // end
      // consumer
      SqsRestockConsumer consumer =
          SqsRestockConsumer.builder(sqs, factory)
              .queue(queueUrl)
              .deadLetterQueue(deadLetterQueueUrl)
              .topic(topicArn)
              .visibility(Duration.ofMinutes(1))
              .build();
      List<QueueFinding> findings = consumer.check();
      consumer.start();
      // end

      assertThat(findings).isNotEmpty();
      toTopic.publish(Requests.number(7));
      assertThat(made.poll(30, TimeUnit.SECONDS)).isEqualTo(Requests.number(7));
      consumer.close();
    }
  }

  private static SnsClient client(URI endpoint) {
    return SnsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(TestQueues.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("fakekey", "fakesecret")))
        .build();
  }
}
