package io.holdfast.examples.host;

import io.holdfast.examples.common.UrlConverter;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for requests that go through SNS and SQS. */
public final class AwsOptions {
  @Option(
      names = "--topic-arn",
      paramLabel = "ARN",
      description =
          "Publish restock requests to this SNS topic. Without it they go straight to the factory.")
  @Nullable String topicArn;

  @Option(
      names = "--queue-url",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "Take them from this SQS queue, which is subscribed to the topic.")
  @Nullable URI queueUrl;

  @Option(
      names = "--queue-wait",
      paramLabel = "DURATION",
      defaultValue = "PT20S",
      description =
          "How long one call waits for a message. The shop ends after its last call."
              + " Default: PT20S.")
  Duration queueWait;

  @Option(
      names = "--dead-letter-queue-url",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "Put there what cannot be handled.")
  @Nullable URI deadLetterQueueUrl;

  @Option(
      names = "--aws-endpoint",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "An emulator of SNS and SQS, instead of AWS.")
  @Nullable URI endpoint;

  @Option(
      names = "--sqs-endpoint",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "One for SQS alone, where it is another than that of SNS.")
  @Nullable URI sqsEndpoint;

  @Option(names = "--region", paramLabel = "NAME", description = "The AWS region.")
  @Nullable String region;

  boolean isUsed() {
    return topicArn != null;
  }

  boolean isComplete() {
    return topicArn == null
        ? queueUrl == null && deadLetterQueueUrl == null
        : queueUrl != null && deadLetterQueueUrl != null;
  }
}
