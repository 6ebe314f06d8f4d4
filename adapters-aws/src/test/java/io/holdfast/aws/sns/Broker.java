package io.holdfast.aws.sns;

import io.holdfast.aws.sqs.TestQueues;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A client of SNS and a client of the SQS that it delivers to. */
public record Broker(SnsClient sns, SqsClient sqs) {
  /** How often a client sends a request that fails. */
  public static final int MAX_ATTEMPTS = 2;

  /** Creates a client as the documentation tells hosts to. */
  public static SnsClient client(URI endpoint) {
    return SnsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(TestQueues.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("fakekey", "fakesecret")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(64))
        .overrideConfiguration(
            options ->
                options.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(MAX_ATTEMPTS)
                        .build()))
        .build();
  }

  /** Creates a topic and returns its ARN. */
  public String topic(String name) {
    boolean fifo = name.endsWith(".fifo");
    Map<String, String> attributes = fifo ? Map.of("FifoTopic", "true") : Map.of();
    return sns.createTopic(request -> request.name(TestQueues.unique(name)).attributes(attributes))
        .topicArn();
  }

  /** Creates a queue and returns its URL. */
  String queue(String name) {
    return TestQueues.create(sqs, name);
  }

  /** Creates a queue that is subscribed to a topic, and returns its URL. */
  String queue(String name, String topicArn, boolean raw) {
    String url = queue(name);
    subscribe(topicArn, url, raw);
    return url;
  }

  /** Subscribes a queue to a topic. */
  public void subscribe(String topicArn, String queueUrl, boolean raw) {
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
    return TestQueues.take(sqs, queueUrl);
  }
}
