package io.holdfast.benchmarks.dynamodb;

import io.holdfast.emulators.DynamoDbLocal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Creates clients of DynamoDB Local. */
final class LocalClient {
  private static final int CONNECTIONS = 128;

  private LocalClient() {}

  /** Returns a client, which the caller must close. */
  static DynamoDbClient of(DynamoDbLocal local, ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("holdfast", "holdfast")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(CONNECTIONS))
        .overrideConfiguration(
            settings -> {
              settings.retryStrategy(
                  AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(3).build());
              for (ExecutionInterceptor each : interceptors) {
                settings.addExecutionInterceptor(each);
              }
            })
        .build();
  }
}
