package io.holdfast.aws.sqs;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
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

/** ElasticMQ in this JVM, one for all tests, and queues of their own for each. */
public final class TestQueues {
  /** The region and the account that the names of queues have. */
  public static final String REGION = "eu-central-1";

  /** The account. */
  public static final String ACCOUNT = "000000000000";

  private TestQueues() {}

  /** Where it listens. */
  public static URI endpoint() {
    return Shared.ENDPOINT;
  }

  /** The client of all tests; nobody closes it. */
  public static SqsClient client() {
    return Shared.CLIENT;
  }

  /** A client of its own, that shows somebody what it sends; whoever asks for it closes it. */
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

  /** A new queue; its URL. */
  public static String create(String name) {
    return create(name, Map.of());
  }

  /** A new queue; its URL. */
  public static String create(String name, Map<QueueAttributeName, String> attributes) {
    boolean fifo = name.endsWith(".fifo");
    String plain = fifo ? name.substring(0, name.length() - ".fifo".length()) : name;
    String unique = plain + "-" + UUID.randomUUID().toString().substring(0, 8);
    Map<QueueAttributeName, String> all = new HashMap<>(attributes);
    if (fifo) {
      all.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    return client()
        .createQueue(request -> request.queueName(fifo ? unique + ".fifo" : unique).attributes(all))
        .queueUrl();
  }

  /** The ARN of a queue. */
  public static String arn(String url) {
    return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + url.substring(url.lastIndexOf('/') + 1);
  }

  /** What lies in a queue and is visible, with all of its attributes; hidden from now on. */
  public static List<Message> take(String url) {
    return client()
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(1)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  /** How many messages a queue has, visible or not. */
  public static int size(String url) {
    return size(client(), url);
  }

  /** The same for a process that has no queues of its own. */
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

  /** A queue that nobody waits for longer than this. */
  static final Duration NO_WAIT = Duration.ZERO;

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
