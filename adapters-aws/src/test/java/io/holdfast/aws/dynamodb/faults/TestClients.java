package io.holdfast.aws.dynamodb.faults;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** DynamoDB clients as the documents tell hosts to build them. */
public final class TestClients {

  private static final Map<URI, DynamoDbClient> CLIENTS = new ConcurrentHashMap<>();

  private TestClients() {}

  /** The client of an endpoint, the same one each time; nobody closes it. */
  public static DynamoDbClient client(URI endpoint) {
    return CLIENTS.computeIfAbsent(endpoint, TestClients::build);
  }

  /** A client of its own: three attempts, half a minute in all. Whoever asks for it closes it. */
  public static DynamoDbClient build(URI endpoint) {
    return hasty(endpoint, 3, Duration.ofSeconds(30));
  }

  /** A client of its own that shows others what it sends; whoever asks for it closes it. */
  public static DynamoDbClient watched(URI endpoint, ExecutionInterceptor... watchers) {
    return builder(endpoint, 3, Duration.ofSeconds(30), List.of(watchers)).build();
  }

  /** A client that waits no longer than this for an answer; whoever asks for it closes it. */
  public static DynamoDbClient hasty(URI endpoint, int maxAttempts, Duration attempt) {
    return builder(endpoint, maxAttempts, attempt, List.of()).build();
  }

  private static DynamoDbClientBuilder builder(
      URI endpoint, int maxAttempts, Duration attempt, List<ExecutionInterceptor> watchers) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("fakekey", "fakesecret")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(128))
        .overrideConfiguration(
            options ->
                options
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(maxAttempts)
                            .build())
                    .apiCallAttemptTimeout(attempt)
                    .apiCallTimeout(Duration.ofSeconds(30))
                    .executionInterceptors(watchers));
  }
}
