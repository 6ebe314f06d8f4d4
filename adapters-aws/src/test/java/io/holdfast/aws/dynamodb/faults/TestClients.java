package io.holdfast.aws.dynamodb.faults;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB clients as the documents tell hosts to build them. */
public final class TestClients {

  private static final Map<URI, DynamoDbClient> CLIENTS = new ConcurrentHashMap<>();

  private TestClients() {}

  /** The client of an endpoint, the same one each time; nobody closes it. */
  public static DynamoDbClient client(URI endpoint) {
    return CLIENTS.computeIfAbsent(endpoint, key -> build(key, 3, Duration.ofSeconds(30)));
  }

  /** A client of its own: whoever asks for it closes it. */
  public static DynamoDbClient build(URI endpoint, int maxAttempts, Duration timeout) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("fakekey", "fakesecret")))
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(128)
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(timeout))
        .overrideConfiguration(
            options ->
                options
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(maxAttempts)
                            .build())
                    .apiCallTimeout(timeout))
        .build();
  }
}
