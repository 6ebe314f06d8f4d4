package io.holdfast.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.sqs.Requests;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.emulators.sns.SnsFault;
import io.holdfast.inventory.model.RestockRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that a message that SNS delivers twice has one effect. */
@Timeout(60)
class DoubleDeliveryTest {
  @Test
  void bothCopiesCarryTheSameId() {
    Broker broker = new SnsDoubleTest().broker();
    String topic = broker.topic("stock-empty");
    String queue = broker.queue("stock-queue", topic, true);
    SnsDoubleTest.SNS.next(SnsFault.deliveredTwice());
    List<RestockRequest> seen = new ArrayList<>();
    SqsRestockConsumer consumer =
        SqsRestockConsumer.builder(broker.sqs(), seen::add)
            .queue(queue)
            .deadLetterQueue(broker.queue("stock-dead"))
            .waitTime(Duration.ofSeconds(1))
            .build();

    SnsRestockPublisher.create(broker.sns(), topic).publish(Requests.number(7));
    assertThat(consumer.runOnce().accepted() + consumer.runOnce().accepted()).isEqualTo(2);

    assertThat(seen).containsExactly(Requests.number(7), Requests.number(7));
  }
}
