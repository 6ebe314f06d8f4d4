package io.holdfast.examples.host;

import io.holdfast.aws.sns.SnsRestockPublisher;
import io.holdfast.aws.sqs.Delivery;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.examples.common.Opened;
import io.holdfast.http.publisher.FactoryFormat;
import io.holdfast.http.publisher.HttpPublisherBuilder;
import io.holdfast.http.publisher.HttpRestockPublisher;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The way of a restock request to the factory: from the outbox directly, or through a topic and a
 * queue.
 */
final class Supply {
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final OpenShop shop;
  private final Opened open;

  /**
   * Creates what {@link #start} starts.
   *
   * @param open receives what is closed with the shop
   */
  Supply(OpenShop shop, Opened open) {
    this.shop = shop;
    this.open = open;
  }

  /** Starts to send the shop's requests to the factory. */
  void start(URI factory, FactoryFormat format, Announcement announcement, AwsOptions aws) {
    RestockRequestPublisher publisher = open.add(toFactory(factory, format));
    if (aws.isUsed()) {
      publisher = overTopicAndQueue(aws, announcement, publisher);
    }
    RestockRelay relay =
        open.add(
            RestockRelay.builder(shop.outbox(), publisher)
                .backOff(FIRST_PAUSE, LONGEST_PAUSE)
                .inventory(shop.inventory())
                .build());
    relay.start(INTERVAL);
  }

  /** The factory is set on the command line, so it may be in a private network. */
  private static HttpRestockPublisher toFactory(URI url, FactoryFormat format) {
    HttpPublisherBuilder publisher =
        HttpRestockPublisher.builder(url, format)
            .allowPlainHttp()
            .allowPrivateAddresses()
            .deadline(Duration.ofSeconds(10));
    if (url.getPort() != -1) {
      publisher.allowPorts(url.getPort());
    }
    return publisher.build();
  }

  private RestockRequestPublisher overTopicAndQueue(
      AwsOptions aws, Announcement announcement, RestockRequestPublisher sink) {
    AwsClients clients = new AwsClients(aws.region);
    SnsClient sns = open.add(clients.sns(aws.endpoint));
    SqsClient sqs = open.add(clients.sqs(aws.sqsEndpoint == null ? aws.endpoint : aws.sqsEndpoint));
    SqsRestockConsumer consumer =
        open.add(
            SqsRestockConsumer.builder(sqs, sink)
                .queue(Objects.requireNonNull(aws.queueUrl, "checked before").toString())
                // The text is for other subscribers, as in the reference systems.
                .delivery(Delivery.ATTRIBUTE)
                .waitTime(aws.queueWait)
                .deadLetterQueue(
                    Objects.requireNonNull(aws.deadLetterQueueUrl, "checked before").toString())
                .inventory(shop.inventory())
                .build());
    consumer.start();
    return SnsRestockPublisher.builder(sns, Objects.requireNonNull(aws.topicArn, "checked before"))
        .subject(announcement.subject())
        .message(announcement.text())
        .attributes(announcement.attributes().withRequest())
        .build();
  }
}
