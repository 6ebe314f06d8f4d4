package io.holdfast.examples.bookstore;

import io.holdfast.examples.bookstore.billing.BillingMode;
import io.holdfast.examples.bookstore.courier.AwsOptions;
import io.holdfast.examples.bookstore.courier.CourierMode;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.store.StoreOptions;
import io.holdfast.examples.bookstore.temporal.TemporalOptions;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that all commands share. */
final class BookstoreOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin StoreOptions stores;

  @Mixin AwsOptions aws;

  @Mixin TemporalOptions temporal;

  @Option(
      names = "--billing",
      paramLabel = "MODE",
      defaultValue = "pays",
      description =
          "What the double of the billing service does: pays, declines, loses_answers, slow or"
              + " away. Default: pays.")
  BillingMode billing;

  @Option(
      names = "--couriers",
      paramLabel = "MODE",
      defaultValue = "found",
      description = "What the worker does with an order: found, none or silent. Default: found.")
  CourierMode couriers;

  @Option(
      names = "--courier-timeout",
      paramLabel = "TIME",
      defaultValue = "PT10M",
      description = "The longest wait for a courier, such as PT30S. Default: PT10M.")
  Duration courierTimeout;

  @Option(
      names = "--retry-delay",
      paramLabel = "TIME",
      defaultValue = "PT1S",
      description = "The pause before the second try of a step; it doubles. Default: PT1S.")
  Duration retryDelay;

  private void between(String option, Duration least, Duration most, Duration value) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new ParameterException(
          spec.commandLine(), option + " must be from " + least + " to " + most);
    }
  }

  Timing timing() {
    return new Timing(
        retryDelay,
        courierTimeout,
        Timing.DEFAULT.courierHeartbeat(),
        Timing.DEFAULT.holdTtl().plus(courierTimeout));
  }

  void check() {
    between("--courier-timeout", Duration.ofMillis(1), Duration.ofHours(12), courierTimeout);
    between("--retry-delay", Duration.ofMillis(1), Duration.ofMinutes(1), retryDelay);
    stores.check();
    aws.check();
    temporal.check();
  }
}
