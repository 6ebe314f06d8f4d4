package io.holdfast.aws.dynamodb;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Lets the client of the host send a request once. Of several attempts the SDK tells only how the
 * last one ended, so nothing could be said of the others; the store tries again by itself. Safe for
 * use by several threads.
 */
final class SingleAttempt implements SdkPlugin {
  static final SingleAttempt PLUGIN = new SingleAttempt();

  private final RetryStrategy once = AwsRetryStrategy.doNotRetry();

  private SingleAttempt() {}

  @Override
  public void configureClient(SdkServiceClientConfiguration.Builder config) {
    config.overrideConfiguration(
        config.overrideConfiguration().toBuilder().retryStrategy(once).build());
  }
}
