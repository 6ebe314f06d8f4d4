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

/** Creates DynamoDB clients as the documentation tells hosts to. */
public final class TestClients {

  private static final Map<URI, DynamoDbClient> CLIENTS = new ConcurrentHashMap<>();

  private TestClients() {}

  /** Returns the shared client of an endpoint; it is never closed. */
  public static DynamoDbClient client(URI endpoint) {
    return CLIENTS.computeIfAbsent(endpoint, TestClients::build);
  }

  /**
   * Creates a separate client with three attempts and 30 seconds in total. The caller closes it.
   */
  public static DynamoDbClient build(URI endpoint) {
    return hasty(endpoint, 3, Duration.ofSeconds(30));
  }

  /** Creates a separate client with interceptors of its requests. The caller closes it. */
  public static DynamoDbClient watched(URI endpoint, ExecutionInterceptor... watchers) {
    return builder(endpoint, 3, Duration.ofSeconds(30), List.of(watchers)).build();
  }

  /** Creates a client with this time limit for an answer. The caller closes it. */
  public static DynamoDbClient hasty(URI endpoint, int maxAttempts, Duration attempt) {
    return builder(endpoint, maxAttempts, attempt, List.of()).build();
  }

  /** Creates a separate client without time limits of its own. The caller closes it. */
  public static DynamoDbClient unlimited(URI endpoint, ExecutionInterceptor... watchers) {
    return builder(endpoint)
        .overrideConfiguration(options -> options.executionInterceptors(List.of(watchers)))
        .build();
  }

  private static DynamoDbClientBuilder builder(
      URI endpoint, int maxAttempts, Duration attempt, List<ExecutionInterceptor> watchers) {
    return builder(endpoint)
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

  private static DynamoDbClientBuilder builder(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("fakekey", "fakesecret")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(128));
  }
}
