package io.holdfast.examples.bookstore.courier;

import io.holdfast.examples.common.Opened;
import io.holdfast.examples.host.AwsClients;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue of the couriers and the topic of the customers, with their clients. */
public final class Messaging implements AutoCloseable {
  private final Opened open;
  private final CourierQueue queue;
  private final SnsNotifier notifier;

  private Messaging(Opened open, SqsClient sqs, String queueUrl, SnsClient sns, String topicArn) {
    this.open = open;
    this.queue = new CourierQueue(sqs, queueUrl);
    this.notifier = new SnsNotifier(sns, topicArn);
  }

  /** Opens a queue and a topic that exist, and takes over the clients. */
  static Messaging at(SqsClient sqs, String queueUrl, SnsClient sns, String topicArn) {
    Opened open = new Opened();
    return new Messaging(open, open.add(sqs), queueUrl, open.add(sns), topicArn);
  }

  /** Opens a queue and a topic inside this process. */
  static Messaging inProcess() {
    Opened open = new Opened();
    try {
      LocalAws local = open.add(LocalAws.start());
      AwsClients clients = new AwsClients(LocalAws.REGION);
      return inProcess(
          open, open.add(clients.sqs(local.sqs())), open.add(clients.sns(local.sns())));
    } catch (RuntimeException e) {
      Opened.closeAfter(e, open);
      throw e;
    }
  }

  private static Messaging inProcess(Opened open, SqsClient sqs, SnsClient sns) {
    String dead = sqs.createQueue(request -> request.queueName("bookstore-dead")).queueUrl();
    String deadArn =
        "arn:aws:sqs:%s:%s:%s"
            .formatted(
                LocalAws.REGION, LocalAws.ACCOUNT, dead.substring(dead.lastIndexOf('/') + 1));
    String queue =
        sqs.createQueue(
                request ->
                    request
                        .queueName("bookstore-queue")
                        .attributes(
                            Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":4}"
                                    .formatted(deadArn))))
            .queueUrl();
    String topic = sns.createTopic(request -> request.name("bookstore-orders-topic")).topicArn();
    return new Messaging(open, sqs, queue, sns, topic);
  }

  /** Returns the queue of the couriers. */
  public CourierQueue queue() {
    return queue;
  }

  /** Returns the notifier of the customers. */
  public SnsNotifier notifier() {
    return notifier;
  }

  @Override
  public void close() {
    open.close();
  }
}
