package host.aws;

import host.scene.Scene;
import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.sns.SnsRestockPublisher;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.inventory.Inventory;
import io.holdfast.restock.RestockRelay;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Keeps its stock in DynamoDB, and asks for goods through SNS and SQS. The clients take their HTTP
 * from what comes with the library, and region and keys from system properties.
 */
public final class Main {
  private Main() {}

  /**
   * Plays the scene.
   *
   * @param args endpoints of DynamoDB, SNS and SQS
   */
  public static void main(String[] args) {
    try (DynamoDbClient dynamo =
            DynamoDbClient.builder().endpointOverride(URI.create(args[0])).build();
        SnsClient sns = SnsClient.builder().endpointOverride(URI.create(args[1])).build();
        SqsClient sqs = SqsClient.builder().endpointOverride(URI.create(args[2])).build()) {
      String table = "host-" + ProcessHandle.current().pid();
      DynamoDbTable.create(dynamo, table);
      DynamoDbInventoryStore store = DynamoDbInventoryStore.builder(dynamo).table(table).build();
      try (Inventory inventory = Inventory.create(store)) {
        play(inventory, store, sns, sqs, table);
      }
    }
    System.out.println("done");
  }

  private static void play(
      Inventory inventory,
      DynamoDbInventoryStore store,
      SnsClient sns,
      SqsClient sqs,
      String name) {
    String queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    String dead = sqs.createQueue(request -> request.queueName(name + "-dead")).queueUrl();
    String topic = sns.createTopic(request -> request.name(name)).topicArn();
    String arn = topic.replace(":sns:", ":sqs:");
    sns.subscribe(
        request ->
            request
                .topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", "true")));

    Scene.sellOut(inventory);
    RestockRelay.create(store.restockOutbox(), SnsRestockPublisher.create(sns, topic)).runOnce();
    AtomicInteger received = new AtomicInteger();
    SqsRestockConsumer consumer =
        SqsRestockConsumer.builder(
                sqs,
                request -> {
                  Scene.receive(inventory, request);
                  received.incrementAndGet();
                })
            .queue(queue)
            .deadLetterQueue(dead)
            .waitTime(Duration.ofSeconds(1))
            .build();
    for (int i = 0; i < 60 && received.get() == 0; i++) {
      consumer.runOnce();
    }
    Scene.audit(inventory);
    Scene.once(store.idempotency());
  }
}
