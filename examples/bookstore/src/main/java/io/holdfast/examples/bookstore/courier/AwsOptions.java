package io.holdfast.examples.bookstore.courier;

import io.holdfast.examples.common.UrlConverter;
import io.holdfast.examples.host.AwsClients;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select queue and topic. */
public final class AwsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--queue-url",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description =
          "The SQS queue of the orders that need a courier. Without it, queue and topic are inside"
              + " the process, and gone at its end.")
  private @Nullable URI queueUrl;

  @Option(
      names = "--topic-arn",
      paramLabel = "ARN",
      description = "The SNS topic for the customers; goes with --queue-url.")
  private @Nullable String topicArn;

  @Option(
      names = "--sqs-endpoint",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "An SQS emulator.")
  private @Nullable URI sqsEndpoint;

  @Option(
      names = "--sns-endpoint",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "An SNS emulator.")
  private @Nullable URI snsEndpoint;

  @Option(
      names = "--aws-region",
      paramLabel = "NAME",
      defaultValue = LocalAws.REGION,
      description = "The region. Default: eu-west-1. Credentials are those of the AWS SDK.")
  private String region;

  /** Returns the creator of clients. */
  public AwsClients clients() {
    return new AwsClients(region);
  }

  /** Opens queue and topic. */
  public Messaging open() {
    return queueUrl == null || topicArn == null
        ? Messaging.inProcess()
        : Messaging.at(
            clients().sqs(sqsEndpoint), queueUrl.toString(), clients().sns(snsEndpoint), topicArn);
  }

  /**
   * Checks that the options are consistent.
   *
   * @throws ParameterException if they are not
   */
  public void check() {
    if ((queueUrl == null) != (topicArn == null)) {
      throw new ParameterException(spec.commandLine(), "--queue-url and --topic-arn go together");
    }
    if (queueUrl == null && (sqsEndpoint != null || snsEndpoint != null)) {
      throw new ParameterException(
          spec.commandLine(), "--sqs-endpoint and --sns-endpoint go with --queue-url");
    }
  }
}
