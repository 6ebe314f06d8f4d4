package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.restock.spi.PublishingException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

@Timeout(60)
class SqsRestockConsumerTest extends OnQueues {
  private SqsRestockConsumer consumer() {
    return options().build();
  }

  @Test
  void handsARequestOnAndDeletesTheMessage() {
    send(Requests.number(7));

    PollReport report = consumer().runOnce();

    assertThat(report).isEqualTo(new PollReport(1, 0, 0, 0, 0, 0));
    assertThat(sink.seen()).containsExactly(Requests.number(7));
    assertThat(TestQueues.size(queue)).isZero();
    assertThat(TestQueues.size(dead)).isZero();
  }

  @Test
  void deletesNothingBeforeTheSinkHasReturned() {
    send(Requests.number(7));
    sink.then(request -> assertThat(TestQueues.size(queue)).isEqualTo(1));

    assertThat(consumer().runOnce().accepted()).isEqualTo(1);
  }

  @Test
  void anEmptyQueueGivesNothing() {
    assertThat(consumer().runOnce()).isEqualTo(PollReport.NOTHING);
  }

  @Test
  void whatIsNoRequestGoesToTheDeadLetterQueueWithTheReason() {
    send("{\"version\":1,\"quantity\":1.5}");
    List<Message> all = TestQueues.take(queue);
    assertThat(all).hasSize(1);
    show(queue, all);

    assertThat(consumer().runOnce().parked()).isEqualTo(1);

    assertThat(sink.seen()).isEmpty();
    assertThat(TestQueues.size(queue)).isZero();
    assertThat(TestQueues.take(dead))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.body()).isEqualTo("{\"version\":1,\"quantity\":1.5}");
              assertThat(attribute(it, "HoldfastReason")).isEqualTo("id: required");
              assertThat(attribute(it, "HoldfastMessageId")).isEqualTo(all.get(0).messageId());
              assertThat(attribute(it, "HoldfastReceiveCount")).isEqualTo("2");
            });
  }

  @Test
  void whatTheSinkRefusesGoesToTheDeadLetterQueueAtOnce() {
    send(Requests.number(7));
    sink.thenThrow(PublishingException.permanentFailure("status 422", null));

    assertThat(consumer().runOnce().parked()).isEqualTo(1);

    assertThat(TestQueues.take(dead))
        .singleElement()
        .satisfies(it -> assertThat(attribute(it, "HoldfastReason")).isEqualTo("status 422"));
    assertThat(TestQueues.size(queue)).isZero();
  }

  @Test
  void whatMayPassIsTriedAgain() {
    send(Requests.number(7));
    sink.thenThrow(PublishingException.transientFailureAfter("status 503", Duration.ofSeconds(1)));
    SqsRestockConsumer consumer = consumer();

    assertThat(consumer.runOnce().postponed()).isEqualTo(1);
    assertThat(TestQueues.size(queue)).isEqualTo(1);
    while (sink.seen().size() < 2) {
      consumer.runOnce();
    }

    assertThat(sink.seen()).containsExactly(Requests.number(7), Requests.number(7));
    assertThat(TestQueues.size(queue)).isZero();
  }
}
