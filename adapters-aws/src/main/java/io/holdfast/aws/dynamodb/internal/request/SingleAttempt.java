package io.holdfast.aws.dynamodb.internal.request;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Makes the host's client send a request only once. The SDK reports only how the last of several
 * attempts ended, so the outcome of the others would not be known. The store retries by itself.
 * Safe for use by several threads.
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
