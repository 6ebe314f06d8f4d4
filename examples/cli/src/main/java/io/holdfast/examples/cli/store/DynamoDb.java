package io.holdfast.examples.cli.store;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.examples.common.Opened;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.ConfigurationException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** DynamoDB: in AWS, in a running emulator, or in an emulator that is started here. */
final class DynamoDb {
  private DynamoDb() {}

  static OpenStore open(StoreOptions options, InstantSource clock) {
    DynamoDbOptions dynamoDb = options.dynamoDb;
    Opened open = new Opened();
    try {
      URI endpoint =
          dynamoDb.endpoint == null && dynamoDb.region == null
              ? open.add(start(options)).endpoint()
              : dynamoDb.endpoint;
      DynamoDbClient client = open.add(client(options, endpoint));
      if (endpoint != null) {
        DynamoDbTable.create(client, dynamoDb.table());
      }
      DynamoDbInventoryStore store =
          DynamoDbInventoryStore.builder(client).table(dynamoDb.table()).clock(clock).build();
      Inventory inventory = Inventory.builder(store).lanes(options.lanes()).build();
      return new OpenStore(open.add(inventory), open);
    } catch (RuntimeException e) {
      Opened.closeAfter(e, open);
      throw e;
    }
  }

  private static DynamoDbLocal start(StoreOptions options) {
    options.say("starting DynamoDB Local; what it keeps is gone at the end");
    try {
      return DynamoDbLocal.start();
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new ConfigurationException("cannot start DynamoDB Local", e);
    }
  }

  private static DynamoDbClient client(StoreOptions options, @Nullable URI endpoint) {
    DynamoDbClientBuilder client =
        DynamoDbClient.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(options.connections)
                    .connectionTimeout(Duration.ofSeconds(5)))
            .overrideConfiguration(
                settings ->
                    // The store retries where this is useful, and knows which requests may have
                    // taken effect.
                    settings.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(3)
                            .build()));
    if (endpoint != null) {
      client.endpointOverride(endpoint);
    }
    String region = options.dynamoDb.region;
    if (region == null) {
      // An emulator accepts any credentials of letters and digits.
      client
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("holdfast", "holdfast")));
    } else {
      client.region(Region.of(region)).credentialsProvider(credentials());
    }
    return client.build();
  }

  /** Looks for credentials before any request: without them, no request can succeed. */
  private static AwsCredentialsProvider credentials() {
    DefaultCredentialsProvider provider = DefaultCredentialsProvider.builder().build();
    try {
      provider.resolveCredentials();
      return provider;
    } catch (SdkClientException e) {
      provider.close();
      throw new ConfigurationException(
          "the AWS SDK finds no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
              + " AWS_PROFILE",
          e);
    }
  }
}
