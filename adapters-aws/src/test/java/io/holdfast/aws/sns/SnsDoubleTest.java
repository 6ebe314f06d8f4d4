package io.holdfast.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.sqs.Delivery;
import io.holdfast.aws.sqs.Requests;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.aws.sqs.TestQueues;
import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.emulators.sns.SnsFault;
import org.junit.jupiter.api.Test;

class SnsDoubleTest extends SnsContract {
  /** The double of all tests; it ends with the JVM. */
  private static final SnsDouble SNS =
      SnsDouble.start(TestQueues.endpoint(), TestQueues.REGION, TestQueues.ACCOUNT);

  private static final Broker BROKER =
      new Broker(Broker.client(SNS.endpoint()), TestQueues.client());

  @Override
  Broker broker() {
    return BROKER;
  }

  @Test
  void bothCopiesOfADoubleDeliveryCarryTheSameId() {
    String topic = BROKER.topic("stock-empty");
    String queue = BROKER.queue("stock-queue", topic, true);
    SNS.next(SnsFault.deliveredTwice());
    SqsRestockConsumer consumer = consumer(queue, BROKER.queue("stock-dead"), Delivery.RAW);

    SnsRestockPublisher.create(BROKER.sns(), topic).publish(Requests.number(7));
    assertThat(consumer.runOnce().accepted() + consumer.runOnce().accepted()).isEqualTo(2);

    assertThat(seen).containsExactly(Requests.number(7), Requests.number(7));
  }
}
