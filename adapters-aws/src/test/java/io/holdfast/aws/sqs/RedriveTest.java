package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.PublishingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Tests the redrive of messages from the dead-letter queue. */
@Timeout(120)
class RedriveTest extends OnQueues {
  private void refuseOnce() {
    sink.thenThrow(PublishingException.permanentFailure("status 422", null));
  }

  @Test
  void whatTheFactoryRefusedReachesItAfterARedrive() {
    send(Requests.number(7));
    refuseOnce();
    SqsRestockConsumer consumer = options().build();
    drain(consumer, queue);

    assertThat(consumer.redrive(10)).isEqualTo(1);

    assertThat(TestQueues.size(dead)).isZero();
    assertThat(drain(consumer, queue).accepted()).isEqualTo(1);
    assertThat(sink.seen()).containsExactly(Requests.number(7), Requests.number(7));
  }

  @Test
  void aMessageComesBackWithTheAttributesItHadAndNoOthers() {
    Map<String, MessageAttributeValue> attributes =
        LongStream.rangeClosed(1, 7)
            .boxed()
            .collect(
                Collectors.toMap(
                    n -> "a" + n,
                    n ->
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("v" + n)
                            .build()));
    TestQueues.client()
        .sendMessage(
            request -> request.queueUrl(queue).messageBody("{}").messageAttributes(attributes));
    SqsRestockConsumer consumer = options().build();
    assertThat(consumer.runOnce().parked()).isEqualTo(1);
    Message parked = TestQueues.take(dead).get(0);
    assertThat(parked.messageAttributes()).hasSize(10).containsAllEntriesOf(attributes);
    show(dead, List.of(parked));

    consumer.redrive(1);

    assertThat(TestQueues.take(queue).get(0).messageAttributes()).isEqualTo(attributes);
  }

  @Test
  void movesNoMoreThanItIsToldTo() {
    send(LongStream.rangeClosed(1, 12).mapToObj(Requests::number).toArray(RestockRequest[]::new));
    LongStream.rangeClosed(1, 12).forEach(n -> refuseOnce());
    SqsRestockConsumer consumer = options().build();
    drain(consumer, queue);

    assertThat(consumer.redrive(11)).isEqualTo(11);
    assertThat(TestQueues.size(dead)).isEqualTo(1);
    assertThat(consumer.redrive(5)).isEqualTo(1);
    assertThat(consumer.redrive(5)).isZero();
    assertThat(TestQueues.size(queue)).isEqualTo(12);
    assertThatThrownBy(() -> consumer.redrive(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBeSentBackStays() {
    send("no request");
    SqsRestockConsumer consumer = options().build();
    drain(consumer, queue);
    proxy.nextFew("SendMessage", 2, Faults.lostRequest());

    assertThatThrownBy(() -> consumer.redrive(10)).isInstanceOf(UnavailableException.class);

    assertThat(TestQueues.size(dead)).isEqualTo(1);
    assertThat(proxy.count("DeleteMessage")).isEqualTo(1);
  }

  @Test
  void aFifoQueueTakesBackWhatItHasSeenBefore() {
    queue = TestQueues.create("stock-queue.fifo");
    dead = TestQueues.create("stock-dead.fifo");
    RestockRequest request = Requests.number(7);
    TestQueues.client()
        .sendMessage(
            send ->
                send.queueUrl(queue)
                    .messageBody(RestockMessage.write(request))
                    .messageGroupId(request.key().toString())
                    .messageDeduplicationId(request.id().value()));
    SqsRestockConsumer consumer = options().build();

    // Twice, so that redriven messages are redriven again.
    for (int i = 0; i < 2; i++) {
      refuseOnce();
      assertThat(consumer.runOnce().parked()).isEqualTo(1);
      assertThat(consumer.redrive(10)).isEqualTo(1);
    }

    assertThat(consumer.runOnce().accepted()).isEqualTo(1);
    assertThat(sink.seen()).hasSize(3);
  }

  @Test
  void aMessageThatLeavesNoRoomForItsReasonIsParkedCut() {
    send("x".repeat(65_535) + "\uD83D\uDE00".repeat(100));
    proxy.next("SendMessage", Faults.refused("InvalidParameterValue"));

    assertThat(options().build().runOnce().parked()).isEqualTo(1);

    Message copy = TestQueues.take(dead).get(0);
    assertThat(copy.body()).as("no half of a character").isEqualTo("x".repeat(65_535));
    assertThat(attribute(copy, DeadLetters.REASON))
        .isEqualTo("body: at most 65536 bytes; cut here");
  }

  @Test
  void whatTheDeadLetterQueueRefusesForAnotherReasonStays() {
    send("no request");
    proxy.next("SendMessage", Faults.refused("AccessDeniedException"));

    assertThat(options().build().runOnce().postponed()).isEqualTo(1);
    assertThat(TestQueues.size(queue)).isEqualTo(1);
  }
}
