package io.holdfast.examples.host;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Creates clients of SNS and SQS, in AWS or in an emulator. */
final class AwsClients {
  private AwsClients() {}

  static SnsClient sns(AwsOptions aws) {
    return with(SnsClient.builder(), aws, aws.endpoint).build();
  }

  static SqsClient sqs(AwsOptions aws) {
    return with(SqsClient.builder(), aws, aws.sqsEndpoint == null ? aws.endpoint : aws.sqsEndpoint)
        .build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B with(
      B builder, AwsOptions aws, @Nullable URI endpoint) {
    if (aws.region != null) {
      builder.region(Region.of(aws.region));
    }
    if (endpoint != null) {
      // An emulator accepts any credentials.
      builder
          .endpointOverride(endpoint)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("holdfast", "holdfast")));
      if (aws.region == null) {
        builder.region(Region.EU_CENTRAL_1);
      }
    }
    return builder;
  }
}
