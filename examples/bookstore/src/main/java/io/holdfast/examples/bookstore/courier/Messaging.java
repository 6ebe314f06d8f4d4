package io.holdfast.examples.bookstore.courier;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue of the couriers and the topic of the customers, with their clients. */
public final class Messaging implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Messaging.class);

  private final @Nullable LocalAws local;
  private final SqsClient sqs;
  private final String queueUrl;
  private final SnsClient sns;
  private final String topicArn;

  private Messaging(
      @Nullable LocalAws local, SqsClient sqs, String queueUrl, SnsClient sns, String topicArn) {
    this.local = local;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.sns = sns;
    this.topicArn = topicArn;
  }

  /** Opens a queue and a topic that exist, and takes over the clients. */
  static Messaging at(SqsClient sqs, String queueUrl, SnsClient sns, String topicArn) {
    return new Messaging(null, sqs, queueUrl, sns, topicArn);
  }

  /** Opens a queue and a topic inside this process. */
  static Messaging inProcess() {
    LocalAws local = LocalAws.start();
    AwsClients clients = new AwsClients(LocalAws.REGION);
    SqsClient sqs = null;
    SnsClient sns = null;
    try {
      sqs = clients.sqs(local.sqs());
      sns = clients.sns(local.sns());
      return inProcess(local, sqs, sns);
    } catch (RuntimeException e) {
      close(sqs, sns, local);
      throw e;
    }
  }

  private static Messaging inProcess(LocalAws local, SqsClient sqs, SnsClient sns) {
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
    return new Messaging(local, sqs, queue, sns, topic);
  }

  /** Returns the client of the queue. */
  public SqsClient sqs() {
    return sqs;
  }

  /** Returns the URL of the queue. */
  public String queueUrl() {
    return queueUrl;
  }

  /** Returns the sender of orders to the couriers. */
  public CourierQueue queue() {
    return new CourierQueue(sqs, queueUrl);
  }

  /** Returns the notifier of the customers. */
  public Notifier notifier() {
    return new SnsNotifier(sns, topicArn);
  }

  @Override
  public void close() {
    close(sqs, sns, local);
  }

  private static void close(@Nullable AutoCloseable... all) {
    for (AutoCloseable each : all) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (Exception e) {
        LOG.warn("something could not be closed", e);
      }
    }
  }
}
