package io.holdfast.aws.dynamodb;

import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One call of the store, with its remaining time and its number of waits. It defers interrupts of
 * the calling thread until the call is over, because the SDK aborts a request in progress when the
 * thread is interrupted, and the outcome would not be known.
 *
 * <p>Not safe for use by several threads.
 */
final class Call implements AutoCloseable {
  private static final long FIRST_PAUSE_MILLIS = 4;
  private static final long LONGEST_PAUSE_MILLIS = 250;
  private static final Duration SHORTEST_REQUEST = Duration.ofMillis(100);

  private final Object what;
  private final Patience patience;
  private long end;
  private int pauses;
  private boolean throttled;
  private boolean unhurried;
  private boolean interrupted = Thread.interrupted();

  /**
   * Begins a call.
   *
   * @param what the name of the action, for messages
   * @param patience the time limits
   */
  Call(Object what, Patience patience) {
    this.what = what;
    this.patience = patience;
    this.end = System.nanoTime() + patience.deadline().toNanos();
  }

  /** Makes the deadline end only retries: a request that does not fail keeps its full time. */
  Call unhurried() {
    unhurried = true;
    return this;
  }

  /** Returns the time limit of the next request, including all attempts of the client. */
  AwsRequestOverrideConfiguration timeout() {
    return options().build();
  }

  /**
   * Returns the time limit of a request that the client sends only once, so that its outcome is
   * known.
   */
  AwsRequestOverrideConfiguration timeoutOfOneAttempt() {
    return options().addPlugin(SingleAttempt.PLUGIN).build();
  }

  private AwsRequestOverrideConfiguration.Builder options() {
    Duration most = patience.requestTimeout();
    Duration least = unhurried ? most : SHORTEST_REQUEST;
    long left = Math.max(least.toNanos(), left());
    Duration timeout = left < most.toNanos() ? Duration.ofNanos(left) : most;
    return AwsRequestOverrideConfiguration.builder().apiCallTimeout(timeout);
  }

  /**
   * Sends a request. Other exceptions of the SDK's HTTP client, which it throws when interrupted,
   * count as a failure of the SDK.
   *
   * @throws SdkException if the request failed
   */
  <T> T send(Supplier<T> request) {
    interrupted |= Thread.interrupted();
    try {
      return request.get();
    } catch (SdkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw SdkClientException.create("the HTTP client failed", e);
    }
  }

  boolean isOver() {
    return left() <= 0;
  }

  private long left() {
    return end - System.nanoTime();
  }

  /** Extends the call if less than this time is left. */
  void atLeast(Duration more) {
    end = Math.max(end, System.nanoTime() + more.toNanos());
  }

  /**
   * Waits a random time that doubles with each pause, but not past the end. An interrupt is
   * deferred and does not end the wait.
   */
  void pause() {
    interrupted |= Thread.interrupted();
    long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(pauses++, 10));
    long nanos = ThreadLocalRandom.current().nextLong(1, Duration.ofMillis(most).toNanos());
    nanos = Math.min(nanos, Math.max(0, left()));
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }

  /**
   * Waits after a failure that wrote nothing and may be transient.
   *
   * @throws InventoryException if the failure is permanent, or no time is left
   */
  void pauseAfter(SdkException e) {
    Fault fault = Fault.of(e);
    if (fault == Fault.CONFIGURATION || fault == Fault.REJECTED) {
      throw Fault.hopeless(fault, what, e);
    }
    throttled |= fault == Fault.THROTTLED;
    if (isOver()) {
      // The SDK waits between its attempts, so a throttled request often ends as a timeout.
      throw outOfTime(throttled && fault == Fault.UNAVAILABLE ? Fault.THROTTLED : fault, e);
    }
    pause();
  }

  private InventoryException outOfTime(Fault fault, SdkException e) {
    return switch (fault) {
      case CONFLICT -> new BusyException("other writers were first each time, for " + what, e);
      case THROTTLED ->
          new BusyException(
              "DynamoDB throttles: " + SdkFailure.describe("it", e) + ", for " + what, e);
      default ->
          new UnavailableException(
              SdkFailure.describe("DynamoDB", e) + "; nothing was done for " + what, e);
    };
  }

  Object what() {
    return what;
  }

  @Override
  public void close() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
