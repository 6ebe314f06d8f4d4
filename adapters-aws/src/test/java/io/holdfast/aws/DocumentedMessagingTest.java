package io.holdfast.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.sns.Broker;
import io.holdfast.aws.sns.SnsAttributes;
import io.holdfast.aws.sns.SnsRestockPublisher;
import io.holdfast.aws.sqs.QueueFinding;
import io.holdfast.aws.sqs.Requests;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.aws.sqs.TestQueues;
import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        SnsClient sns = Broker.client(service.endpoint())) {
      Broker broker = new Broker(sns, sqs);
      String topicArn = broker.topic("stock-empty");
      broker.subscribe(topicArn, queueUrl, true);
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
}
