package io.holdfast.examples.host;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates clients of AWS, or of an emulator at an endpoint.
 *
 * @param region the region; null for the one that the AWS SDK finds, or any for an emulator
 */
public record AwsClients(@Nullable String region) {
  /** Creates a client of SQS; a null endpoint means AWS. */
  public SqsClient sqs(@Nullable URI endpoint) {
    return at(SqsClient.builder().httpClientBuilder(Apache5HttpClient.builder()), endpoint).build();
  }

  /** Creates a client of SNS; a null endpoint means AWS. */
  public SnsClient sns(@Nullable URI endpoint) {
    return at(SnsClient.builder().httpClientBuilder(Apache5HttpClient.builder()), endpoint).build();
  }

  /** Creates a client of DynamoDB; a null endpoint means AWS. */
  public DynamoDbClient dynamoDb(@Nullable URI endpoint) {
    return at(DynamoDbClient.builder().httpClientBuilder(Apache5HttpClient.builder()), endpoint)
        .build();
  }

  private <B extends AwsClientBuilder<B, ?>> B at(B builder, @Nullable URI endpoint) {
    if (endpoint != null) {
      // An emulator accepts any region, and any credentials of letters and digits.
      builder
          .endpointOverride(endpoint)
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("holdfast", "holdfast")));
    }
    if (region != null) {
      builder.region(Region.of(region));
    }
    return builder;
  }
}
