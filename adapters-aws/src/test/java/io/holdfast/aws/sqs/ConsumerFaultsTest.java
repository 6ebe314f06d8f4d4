package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.aws.internal.CollidingNames;
import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.spi.PublishingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Tests the consumer with faults of the queue and of the sink. */
@Timeout(120)
class ConsumerFaultsTest extends OnQueues {
  private static final String SEED = "holdfast.seed";

  @Test
  void whatIsDeliveredSeveralTimesAndOutOfOrderIsHandedOnOnce() {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("messages shuffled: -D" + SEED + "=" + seed);
    List<RestockRequest> requests =
        LongStream.rangeClosed(1, 5).mapToObj(Requests::number).toList();
    List<RestockRequest> delivered = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      delivered.addAll(requests);
    }
    Collections.shuffle(delivered, new Random(seed));
    send(delivered.toArray(RestockRequest[]::new));

    PollReport report = drain(options().once(memory(), Duration.ofDays(28)).build(), queue);

    assertThat(report).isEqualTo(new PollReport(5, 10, 0, 0, 0, 0));
    assertThat(sink.seen()).containsExactlyInAnyOrderElementsOf(requests);
  }

  @Test
  void whatComesAFortnightLateIsStillARepeat() {
    SqsRestockConsumer consumer =
        options().once(memory(), Duration.ofDays(28).plusSeconds(1)).build();
    RestockRequest request = Requests.number(14);
    send(request);
    drain(consumer, queue);
    clock.advance(Duration.ofDays(28));
    send(request);

    assertThat(drain(consumer, queue)).isEqualTo(new PollReport(0, 1, 0, 0, 0, 0));
    assertThat(sink.seen()).containsExactly(request);
  }

  @Test
  void anIdThatStandsForSomethingElseIsParked() {
    SqsRestockConsumer consumer = options().once(memory(), Duration.ofDays(28)).build();
    RestockRequest request = Requests.number(15);
    send(request);
    send(RestockMessage.write(request).replace("\"quantity\":10", "\"quantity\":11"));

    drain(consumer, queue);

    assertThat(sink.seen()).hasSize(1);
    assertThat(TestQueues.take(dead))
        .singleElement()
        .satisfies(
            it ->
                assertThat(attribute(it, DeadLetters.REASON))
                    .isEqualTo("id: stands for another request that was accepted before"));
  }

  @Test
  void noOtherConsumerGetsAMessageThatIsWorkedOnForLongerThanItsVisibility() {
    send(Requests.number(1), Requests.number(2));
    RecordingSink others = new RecordingSink();
    SqsRestockConsumer rival = options(TestQueues.client(), others).build();
    // Three beats are as long as the messages are hidden.
    sink.then(
        request -> {
          await(() -> proxy.count("ChangeMessageVisibilityBatch") >= 4);
          assertThat(rival.runOnce()).isEqualTo(PollReport.NOTHING);
        });
    SqsRestockConsumer consumer = options().visibility(Duration.ofSeconds(3)).build();

    assertThat(consumer.runOnce().accepted()).isEqualTo(2);
    assertThat(others.seen()).isEmpty();
    assertThat(sink.seen()).hasSize(2);
  }

  @Test
  void whereVisibilityCannotBeExtendedTheSecondConsumerSeesThatTheFirstIsAtIt() {
    RestockRequest request = Requests.number(28);
    send(request);
    proxy.every("ChangeMessageVisibilityBatch", Faults.serverError());
    RecordingSink others = new RecordingSink();
    SqsRestockConsumer rival =
        options(TestQueues.client(), others)
            .waitTime(Duration.ofSeconds(10))
            .once(memory(), Duration.ofDays(28))
            .visibility(Duration.ofSeconds(1))
            .build();
    sink.then(it -> assertThat(rival.runOnce().postponed()).isEqualTo(1));
    SqsRestockConsumer consumer =
        options().visibility(Duration.ofSeconds(1)).once(memory(), Duration.ofDays(28)).build();

    assertThat(consumer.runOnce().accepted()).isEqualTo(1);
    drain(rival, queue);

    assertThat(sink.seen()).containsExactly(request);
    assertThat(others.seen()).isEmpty();
  }

  @Test
  void aDeleteThatFailsLetsTheMessageComeAgainAndItIsAReplay() {
    RestockRequest request = Requests.number(29);
    send(request);
    proxy.nextFew("DeleteMessage", 2, Faults.serverError());
    SqsRestockConsumer consumer =
        options().visibility(Duration.ofSeconds(1)).once(memory(), Duration.ofDays(28)).build();

    assertThat(consumer.runOnce().accepted()).isEqualTo(1);
    assertThat(TestQueues.size(queue)).isEqualTo(1);
    assertThat(drain(consumer, queue)).isEqualTo(new PollReport(0, 1, 0, 0, 0, 0));

    assertThat(sink.seen()).containsExactly(request);
  }

  @Test
  void withoutAMemoryTheSameIdIsHandedOnAgain() {
    send(Requests.number(7));
    proxy.nextFew("DeleteMessage", 2, Faults.lostRequest());
    SqsRestockConsumer consumer = options().visibility(Duration.ofSeconds(1)).build();

    consumer.runOnce();
    drain(consumer, queue);

    assertThat(sink.seen()).containsExactly(Requests.number(7), Requests.number(7));
  }

  @Test
  void poisonDelaysNoOtherMessageAndTheQueueDrains() {
    send("재고 부족");
    send(RestockMessage.write(Requests.number(1)).replace("\"version\":1", "\"version\":99"));
    send("[".repeat(60_000));
    send("x".repeat(100_000));
    send(LongStream.rangeClosed(1, 8).mapToObj(Requests::number).toArray(RestockRequest[]::new));

    PollReport report = drain(options().build(), queue);

    assertThat(report).isEqualTo(new PollReport(8, 0, 0, 0, 4, 0));
    assertThat(TestQueues.take(dead))
        .extracting(it -> attribute(it, DeadLetters.REASON))
        .containsExactlyInAnyOrder(
            "body: no JSON from character 0 on",
            "version: not supported: must be 1",
            "body: must be a JSON object",
            "body: at most 65536 bytes");
  }

  @Test
  void collidingNamesAreParkedAndWhatFollowsIsHandedOn() {
    for (long n = 1; n <= 8; n++) {
      send(CollidingNames.object(n));
      send(Requests.number(n));
    }

    PollReport report = drain(options().build(), queue);

    assertThat(report).isEqualTo(new PollReport(8, 0, 0, 0, 8, 0));
  }

  @Test
  void whateverTheReaderStumblesOverIsParkedAndSaysNothingOfItsText() {
    send("any text");
    SqsQueue from = new SqsQueue(sqs, queue, Duration.ofSeconds(2));
    SqsQueue aside = new SqsQueue(sqs, dead, Duration.ofSeconds(2));
    Handler handler =
        new Handler(
            from,
            new DeadLetters(from, aside),
            body -> {
              throw new IllegalStateException("secret");
            },
            sink,
            request -> true,
            null,
            new QueueBackOff(Duration.ofSeconds(1), Duration.ofSeconds(1)),
            3);
    Poll poll = new Poll(from, handler, 10, Duration.ofSeconds(1), Duration.ofSeconds(30));

    assertThat(poll.handle(poll.receive(), () -> false).parked()).isEqualTo(1);
    assertThat(TestQueues.take(dead))
        .extracting(it -> attribute(it, DeadLetters.REASON))
        .containsExactly("cannot be read: IllegalStateException");
  }

  @Test
  void anErrorOfTheSinkHandsBackWhatIsNotBegun() {
    send(Requests.number(1), Requests.number(2), Requests.number(3));
    sink.thenThrow(new StackOverflowError());

    assertThatThrownBy(options().build()::runOnce).isInstanceOf(StackOverflowError.class);

    assertThat(proxy.bodies("ChangeMessageVisibility"))
        .filteredOn(it -> it.contains("\"VisibilityTimeout\":0"))
        .hasSize(2);
  }

  @Test
  void whatWasCancelledInTheQueueIsNotSent() {
    send(Requests.number(7), Requests.number(8));
    SqsRestockConsumer consumer =
        options()
            .once(memory(), Duration.ofDays(28))
            .isOpen(request -> !request.equals(Requests.number(7)))
            .build();

    assertThat(drain(consumer, queue)).isEqualTo(new PollReport(1, 0, 1, 0, 0, 0));

    assertThat(sink.seen()).containsExactly(Requests.number(8));
    assertThat(TestQueues.size(dead)).isZero();
  }

  @Test
  void whatWasCancelledInTheDeadLetterQueueIsNotSentAfterARedrive() {
    AtomicBoolean open = new AtomicBoolean(true);
    send(Requests.number(7));
    sink.thenThrow(PublishingException.permanentFailure("status 422", null));
    SqsRestockConsumer consumer = options().isOpen(request -> open.get()).build();
    assertThat(drain(consumer, queue).parked()).isEqualTo(1);

    open.set(false);
    assertThat(consumer.redrive(10)).isEqualTo(1);

    assertThat(drain(consumer, queue).closed()).isEqualTo(1);
    assertThat(sink.seen()).as("before it was cancelled").hasSize(1);
  }

  @Test
  void whereItCannotBeLearnedWhetherARequestIsOpenItIsTriedAgain() {
    AtomicInteger asked = new AtomicInteger();
    send(Requests.number(7));
    SqsRestockConsumer consumer =
        options()
            .isOpen(
                request -> {
                  if (asked.incrementAndGet() == 1) {
                    throw new UnavailableException("away", null);
                  }
                  return true;
                })
            .build();

    assertThat(consumer.runOnce()).isEqualTo(new PollReport(0, 0, 0, 1, 0, 0));
    assertThat(sink.seen()).isEmpty();
    assertThat(drain(consumer, queue).accepted()).isEqualTo(1);
  }

  @Test
  void theInventoryOfARequestTellsWhetherItIsOpen() {
    try (Inventory inventory = Inventory.create(store())) {
      ShopId shop = new ShopId("shop-of-open-requests");
      StockKey key = StockKey.of(shop, new Sku("cup"));
      inventory.define(StockDefinition.withOpening(key, 0)).orElseThrow();
      inventory
          .setRestockPolicy(key, RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10))
          .orElseThrow();
      RestockRequest open =
          inventory.restockStatus(key).map(RestockStatus::open).orElseThrow().request();
      SqsRestockConsumer consumer = options().inventory(inventory).build();

      send(open, Requests.number(7));
      assertThat(drain(consumer, queue)).isEqualTo(new PollReport(1, 0, 1, 0, 0, 0));
      inventory.cancelRestock(key, open.id()).orElseThrow();
      send(open);
      assertThat(drain(consumer, queue).closed()).isEqualTo(1);
      assertThat(sink.seen()).containsExactly(open);
    }
  }

  @Test
  void whatFailsEachTimeIsParkedAfterSoManyTries() {
    send(Requests.number(7));
    for (int i = 0; i < 3; i++) {
      sink.thenThrow(PublishingException.transientFailure("status 503", null));
    }

    PollReport report = drain(options().maxAttempts(3).build(), queue);

    assertThat(report).isEqualTo(new PollReport(0, 0, 0, 2, 1, 0));
    assertThat(TestQueues.take(dead))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(attribute(it, DeadLetters.REASON)).isEqualTo("3 attempts: status 503");
              assertThat(attribute(it, DeadLetters.RECEIVE_COUNT)).isEqualTo("3");
            });
  }

  @Test
  void anyExceptionOfTheSinkMayPass() {
    send(Requests.number(7));
    sink.thenThrow(new IllegalStateException("broken"));

    assertThat(drain(options().build(), queue)).isEqualTo(new PollReport(1, 0, 0, 1, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class})
  void anErrorOfTheSinkLeavesTheMessage(Class<? extends Error> type) {
    send(Requests.number(7));
    sink.thenThrow(
        type == OutOfMemoryError.class ? new OutOfMemoryError() : new StackOverflowError());
    SqsRestockConsumer consumer = options().visibility(Duration.ofSeconds(1)).build();

    assertThatThrownBy(consumer::runOnce).isInstanceOf(type);

    assertThat(proxy.count("DeleteMessage")).isZero();
    assertThat(TestQueues.size(queue)).isEqualTo(1);
    assertThat(TestQueues.size(dead)).isZero();
    drain(consumer, queue);
    assertThat(sink.seen()).containsExactly(Requests.number(7), Requests.number(7));
  }

  @Test
  void whatEndsTheProcessEachTimeIsParkedUntried() {
    send(Requests.number(7));
    for (int i = 0; i < 3; i++) {
      show(queue, TestQueues.take(queue));
    }

    assertThat(options().maxAttempts(3).build().runOnce().parked()).isEqualTo(1);
    assertThat(sink.seen()).isEmpty();
    assertThat(attribute(TestQueues.take(dead).get(0), DeadLetters.REASON))
        .isEqualTo("3 attempts, the last of them without an outcome");
  }

  @Test
  void whatCannotBeParkedStaysAndIsParkedLater() {
    send("no request");
    proxy.nextFew("SendMessage", 2, Faults.serverError());
    SqsRestockConsumer consumer = options().build();

    assertThat(consumer.runOnce().postponed()).isEqualTo(1);
    assertThat(TestQueues.size(queue)).isEqualTo(1);
    assertThat(drain(consumer, queue).parked()).isEqualTo(1);
    assertThat(TestQueues.size(dead)).isEqualTo(1);
  }

  @Test
  void aCopyIsSentAgainIfTheAnswerWasLostAndNeverNotAtAll() {
    send("no request");
    proxy.nextFew("SendMessage", 2, Faults.lostAnswer());

    drain(options().build(), queue);

    List<Message> copies = TestQueues.take(dead);
    assertThat(copies).isNotEmpty();
    assertThat(copies)
        .extracting(it -> attribute(it, DeadLetters.MESSAGE_ID))
        .containsOnly(attribute(copies.get(0), DeadLetters.MESSAGE_ID));
  }

  @Test
  void theOtherSideSaysWhenToComeAgain() {
    send(Requests.number(7));
    sink.thenThrow(PublishingException.transientFailureAfter("status 429", Duration.ofSeconds(77)));

    options().build().runOnce();

    assertThat(proxy.bodies("ChangeMessageVisibility"))
        .singleElement()
        .satisfies(it -> assertThat(it).contains("\"VisibilityTimeout\":77"));
  }

  @Test
  void aQueueThatIsNotThereIsAMistakeOfTheHost() {
    queue = queue + "-gone";

    assertThatThrownBy(() -> options().build().runOnce())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("SQS said QueueDoesNotExist, status 400");
  }

  @Test
  void aQueueThatCannotBeReachedMayBeReachedLater() {
    proxy.every("ReceiveMessage", Faults.lostRequest());

    assertThatThrownBy(() -> options().build().runOnce())
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith("SQS cannot be reached");
  }

  @Test
  void anInterruptIsKeptAndHandsBackWhatIsNotBegun() {
    send(Requests.number(1), Requests.number(2), Requests.number(3));
    sink.then(
        request -> {
          Thread.currentThread().interrupt();
          throw PublishingException.transientFailure("interrupted", null);
        });

    PollReport report;
    boolean kept;
    try {
      report = options().build().runOnce();
    } finally {
      kept = Thread.interrupted();
    }

    assertThat(kept).isTrue();
    assertThat(report).isEqualTo(new PollReport(0, 0, 0, 1, 0, 2));
    assertThat(sink.seen()).hasSize(1);
    assertThat(proxy.bodies("ChangeMessageVisibility"))
        .filteredOn(it -> it.contains("\"VisibilityTimeout\":0"))
        .hasSize(2);
    assertThat(drain(options().build(), queue).accepted()).isEqualTo(3);
  }
}
