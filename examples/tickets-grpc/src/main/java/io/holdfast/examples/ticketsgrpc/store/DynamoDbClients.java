package io.holdfast.examples.ticketsgrpc.store;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Creates clients of DynamoDB, in AWS or in an emulator. */
public final class DynamoDbClients {
  private DynamoDbClients() {}

  /**
   * Creates a client.
   *
   * @param options the options, already checked
   * @param observer observes the requests
   */
  public static DynamoDbClient create(StoreOptions options, ExecutionInterceptor observer) {
    DynamoDbOptions dynamoDb = options.dynamoDb();
    DynamoDbClientBuilder client =
        DynamoDbClient.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(options.connections)
                    .socketTimeout(dynamoDb.timeout)
                    .connectionTimeout(Duration.ofSeconds(2)))
            .overrideConfiguration(
                settings ->
                    settings
                        .addExecutionInterceptor(observer)
                        // The store retries where this is useful, and knows which requests may
                        // have taken effect.
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(1 + dynamoDb.maxRetries)
                                .build()));
    if (dynamoDb.region != null) {
      client.region(Region.of(dynamoDb.region));
    }
    if (dynamoDb.endpoint != null) {
      // An emulator accepts any credentials of letters and digits.
      client
          .endpointOverride(dynamoDb.endpoint)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("tickets", "tickets")));
      if (dynamoDb.region == null) {
        client.region(Region.EU_CENTRAL_1);
      }
    }
    return client.build();
  }
}
