package io.holdfast.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.aws.sns.Broker;
import io.holdfast.aws.sns.SnsRestockPublisher;
import io.holdfast.aws.sqs.PollReport;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.aws.sqs.TestQueues;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.emulators.sns.SnsFault;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tests the way from an empty shelf in DynamoDB over SNS and SQS to the factory, and back. */
@Timeout(120)
class ShelfToFactoryTest {
  private static final String TABLE = "shelf-to-factory";
  private static final DynamoDbClient DYNAMO =
      TestClients.client(DynamoDbLocal.shared().endpoint());

  private final ShopId shop = OnDynamoDb.newShop();
  private final StockKey key = StockKey.of(shop, new Sku("CP-502101"));
  private final SettableClock clock = new SettableClock();
  private final SnsDouble service =
      SnsDouble.start(TestQueues.endpoint(), TestQueues.REGION, TestQueues.ACCOUNT);
  private final SnsClient sns = Broker.client(service.endpoint());
  private final String queue = TestQueues.create("stock-queue");
  private final String dead = TestQueues.create("stock-queue-dead");
  private final DynamoDbInventoryStore store = store();
  private final Inventory inventory = Inventory.create(store);
  private final List<RestockRequest> asked = new ArrayList<>();
  private final List<PublishingException> troubles = new ArrayList<>();

  private DynamoDbInventoryStore store() {
    DynamoDbTable.create(DYNAMO, TABLE);
    return DynamoDbInventoryStore.builder(DYNAMO).table(TABLE).clock(clock).build();
  }

  @AfterEach
  void close() {
    inventory.close();
    sns.close();
    service.close();
  }

  private String topic() {
    Broker broker = new Broker(sns, TestQueues.client());
    String arn = broker.topic("stock-empty");
    broker.subscribe(arn, queue, true);
    return arn;
  }

  private boolean buy(String id) {
    return inventory
        .commit(CommitRequest.of(shop, new ReservationId(id), Line.of("CP-502101", 1)))
        .isDone();
  }

  /** Acts as the factory: fails as often as set, then accepts the request. */
  private void ask(RestockRequest request) {
    asked.add(request);
    if (!troubles.isEmpty()) {
      throw troubles.remove(0);
    }
  }

  /** Announces the goods, several times. */
  private void announce(RestockRequest request) {
    for (int i = 0; i < 3; i++) {
      inventory
          .receive(
              ReceiveRequest.of(
                      shop,
                      new OperationId("callback-" + request.number()),
                      Line.of("CP-502101", request.quantity()))
                  .answering(request.id()))
          .orElseThrow();
    }
  }

  @Test
  void anEmptyShelfReachesTheFactoryOnceTopicAndFactoryAreBackAndTheGoodsComeBackOnce() {
    inventory.define(StockDefinition.withOpening(key, 1)).orElseThrow();
    inventory
        .setRestockPolicy(key, RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10))
        .orElseThrow();
    RestockRelay relay =
        RestockRelay.create(store.restockOutbox(), SnsRestockPublisher.create(sns, topic()));
    SqsRestockConsumer consumer =
        SqsRestockConsumer.builder(TestQueues.client(), this::ask)
            .queue(queue)
            .deadLetterQueue(dead)
            .waitTime(Duration.ofSeconds(1))
            .backOff(Duration.ofSeconds(1), Duration.ofSeconds(1))
            .once(store.idempotency(), Duration.ofDays(28))
            .build();

    assertThat(buy("first")).isTrue();
    for (int i = 0; i < 20; i++) {
      assertThat(buy("too-late-" + i)).isFalse();
    }

    // The topic is unavailable; what it accepts in the end it delivers twice.
    for (int attempt = 0; attempt < Broker.MAX_ATTEMPTS; attempt++) {
      service.next(SnsFault.error(503, "ServiceUnavailable"));
    }
    assertThat(relay.runOnce().failed()).isEqualTo(1);
    assertThat(TestQueues.size(queue)).isZero();
    clock.advance(Duration.ofMinutes(1));
    service.next(SnsFault.deliveredTwice());
    assertThat(relay.runOnce().published()).isEqualTo(1);
    assertThat(TestQueues.size(queue)).isEqualTo(2);

    // The factory is unavailable, then does not know the article.
    troubles.add(PublishingException.transientFailureAfter("status 503", Duration.ofSeconds(1)));
    troubles.add(PublishingException.permanentFailure("status 422", null));
    drain(consumer);
    RestockRequest request = asked.get(0);
    assertThat(request.key()).isEqualTo(key);
    assertThat(request.quantity()).isEqualTo(10);

    // After the cause is corrected, the parked messages are redriven.
    consumer.redrive(10);
    drain(consumer);
    assertThat(asked).hasSize(3).containsOnly(request);
    assertThat(TestQueues.size(dead)).isZero();

    announce(request);
    assertThat(inventory.level(key).orElseThrow().onHand()).isEqualTo(11);
    assertThat(buy("after")).isTrue();
    assertThat(inventory.verify(shop).violations()).isEmpty();
    clock.advance(Duration.ofDays(30));
    assertThat(relay.runOnce().published()).as("nothing more is asked for").isZero();
    relay.close();
  }

  private void drain(SqsRestockConsumer consumer) {
    PollReport report;
    do {
      report = consumer.runOnce();
    } while (report.received() > 0 || TestQueues.size(queue) > 0);
  }
}
