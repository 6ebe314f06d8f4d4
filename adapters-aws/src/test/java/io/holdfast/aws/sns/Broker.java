package io.holdfast.aws.sns;

import io.holdfast.aws.sqs.TestQueues;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A client of SNS and a client of the SQS that it delivers to. */
record Broker(SnsClient sns, SqsClient sqs) {
  /** Creates a client as the documentation tells hosts to; it is never closed. */
  static SnsClient client(URI endpoint) {
    return SnsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(TestQueues.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("fakekey", "fakesecret")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(64))
        .overrideConfiguration(
            options ->
                options.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(2).build()))
        .build();
  }

  /** Creates a topic and returns its ARN. */
  String topic(String name) {
    boolean fifo = name.endsWith(".fifo");
    Map<String, String> attributes = fifo ? Map.of("FifoTopic", "true") : Map.of();
    return sns.createTopic(request -> request.name(unique(name)).attributes(attributes)).topicArn();
  }

  /** Creates a queue and returns its URL. */
  String queue(String name) {
    Map<QueueAttributeName, String> attributes = new HashMap<>();
    if (name.endsWith(".fifo")) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    return sqs.createQueue(request -> request.queueName(unique(name)).attributes(attributes))
        .queueUrl();
  }

  private static String unique(String name) {
    String end = "-" + UUID.randomUUID().toString().substring(0, 8);
    return name.endsWith(".fifo") ? name.replace(".fifo", end + ".fifo") : name + end;
  }

  /** Subscribes a queue to a topic. */
  void subscribe(String topicArn, String queueUrl, boolean raw) {
    String arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sns.subscribe(
        request ->
            request
                .topicArn(topicArn)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", Boolean.toString(raw))));
  }

  /** Receives the visible messages of a queue. */
  List<Message> take(String queueUrl) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(1)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }
}
