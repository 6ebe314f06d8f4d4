package io.holdfast.aws.sqs;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this JVM, shared by all tests, with separate queues for each. */
public final class TestQueues {
  /** The region in the names of queues. */
  public static final String REGION = "eu-central-1";

  /** The account in the names of queues. */
  public static final String ACCOUNT = "000000000000";

  private TestQueues() {}

  /** Returns the endpoint. */
  public static URI endpoint() {
    return Shared.ENDPOINT;
  }

  /** Returns the client of all tests; it is never closed. */
  public static SqsClient client() {
    return Shared.CLIENT;
  }

  /** Creates a separate client with interceptors of its requests. The caller closes it. */
  public static SqsClient client(URI endpoint, ExecutionInterceptor... watchers) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("fakekey", "fakesecret")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(64))
        .overrideConfiguration(
            options ->
                options
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(2).build())
                    .executionInterceptors(List.of(watchers)))
        .build();
  }

  /** Creates a queue and returns its URL. */
  public static String create(String name) {
    return create(client(), name);
  }

  /** Creates a queue at the service of a client and returns its URL. */
  public static String create(SqsClient sqs, String name) {
    Map<QueueAttributeName, String> attributes =
        name.endsWith(".fifo") ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of();
    return sqs.createQueue(request -> request.queueName(unique(name)).attributes(attributes))
        .queueUrl();
  }

  /** Returns a name that no other test uses. */
  public static String unique(String name) {
    String end = "-" + UUID.randomUUID().toString().substring(0, 8);
    return name.endsWith(".fifo") ? name.replace(".fifo", end + ".fifo") : name + end;
  }

  /** Returns the ARN of a queue. */
  public static String arn(String url) {
    return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + url.substring(url.lastIndexOf('/') + 1);
  }

  /** Receives the visible messages of a queue with all attributes; they are hidden from now on. */
  public static List<Message> take(String url) {
    return take(client(), url);
  }

  /** Receives the visible messages of a queue at the service of a client. */
  public static List<Message> take(SqsClient sqs, String url) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(1)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  /** Returns the number of messages of a queue, visible or not. */
  public static int size(String url) {
    return size(client(), url);
  }

  /** Returns the number of messages of a queue at another endpoint. */
  public static int size(URI endpoint, String url) {
    try (SqsClient client = client(endpoint)) {
      return size(client, url);
    }
  }

  private static int size(SqsClient client, String url) {
    Map<QueueAttributeName, String> counts =
        client
            .getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return number(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
        + number(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
        + number(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
  }

  private static int number(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
    return Integer.parseInt(counts.getOrDefault(name, "0"));
  }

  private static final class Shared {
    static final URI ENDPOINT;
    static final SqsClient CLIENT;

    static {
      SQSRestServer server =
          SQSRestServerBuilder.withInterface("127.0.0.1")
              .withDynamicPort()
              .withAWSRegion(REGION)
              .withAWSAccountId(ACCOUNT)
              .start();
      ENDPOINT =
          URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
      CLIENT = client(ENDPOINT);
    }
  }
}
