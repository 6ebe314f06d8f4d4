package io.holdfast.aws.sqs;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.dynamodb.faults.FaultProxy;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockRequestPublisher;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue, a dead-letter queue, a sink, and a proxy with faults in between. */
abstract class OnQueues {
  final FaultProxy proxy = new FaultProxy(TestQueues.endpoint());
  final SqsClient sqs = TestQueues.client(proxy.endpoint());
  final RecordingSink sink = new RecordingSink();
  final SettableClock clock = new SettableClock();
  String queue = TestQueues.create("stock-queue");
  String dead = TestQueues.create("stock-dead");

  @AfterEach
  void close() {
    sqs.close();
    proxy.close();
  }

  SqsRestockConsumer.Builder options() {
    return options(sqs, sink);
  }

  SqsRestockConsumer.Builder options(SqsClient client, RestockRequestPublisher to) {
    return SqsRestockConsumer.builder(client, to)
        .queue(queue)
        .deadLetterQueue(dead)
        .waitTime(Duration.ofSeconds(1))
        .requestTimeout(Duration.ofSeconds(2))
        .backOff(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  void send(String body) {
    TestQueues.client().sendMessage(request -> request.queueUrl(queue).messageBody(body));
  }

  void send(RestockRequest... requests) {
    for (RestockRequest request : requests) {
      send(RestockMessage.write(request));
    }
  }

  /** Returns a store of accepted requests, in DynamoDB. */
  IdempotencyStore memory() {
    return store().idempotency();
  }

  DynamoDbInventoryStore store() {
    return DynamoDbInventoryStore.builder(Memory.CLIENT).table(Memory.TABLE).clock(clock).build();
  }

  /** Polls until the queue is empty. */
  static PollReport drain(SqsRestockConsumer consumer, String queue) {
    PollReport sum = PollReport.NOTHING;
    while (TestQueues.size(queue) > 0) {
      PollReport report = consumer.runOnce();
      sum =
          new PollReport(
              sum.accepted() + report.accepted(),
              sum.repeated() + report.repeated(),
              sum.closed() + report.closed(),
              sum.postponed() + report.postponed(),
              sum.parked() + report.parked(),
              sum.handedBack() + report.handedBack());
    }
    return sum;
  }

  static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(condition);
  }

  /** Makes all messages visible again that this consumer has hidden. */
  static void show(String url, List<Message> hidden) {
    for (Message message : hidden) {
      TestQueues.client()
          .changeMessageVisibility(
              request ->
                  request
                      .queueUrl(url)
                      .receiptHandle(message.receiptHandle())
                      .visibilityTimeout(0));
    }
  }

  static String attribute(Message message, String name) {
    return message.messageAttributes().get(name).stringValue();
  }

  private static final class Memory {
    static final String TABLE = "consumed";
    static final DynamoDbClient CLIENT = TestClients.client(DynamoDbLocal.shared().endpoint());

    static {
      DynamoDbTable.create(CLIENT, TABLE);
    }
  }
}
