package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.spi.support.BackOff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One call of the store, with its remaining time and its number of waits. It defers interrupts of
 * the calling thread until the call is over, because the SDK aborts a request in progress when the
 * thread is interrupted, and the outcome would not be known.
 *
 * <p>Not safe for use by several threads.
 */
public final class Deadline implements AutoCloseable {
  private static final long FIRST_PAUSE_MILLIS = 4;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  /** A shorter request would seldom be answered, even where the service is well. */
  private static final Duration SHORTEST_REQUEST = Duration.ofMillis(100);

  private final Object what;
  private final RetryLimits limits;
  private long end;
  private int pauses;
  private boolean throttled;
  private boolean unhurried;
  private boolean interrupted = Thread.interrupted();

  /**
   * Begins a call.
   *
   * @param what the name of the action, for messages
   * @param limits the time limits
   */
  public Deadline(Object what, RetryLimits limits) {
    this.what = what;
    this.limits = limits;
    this.end = System.nanoTime() + limits.deadline().toNanos();
  }

  /** Makes the deadline end only retries: a request that does not fail keeps its full time. */
  public Deadline unhurried() {
    unhurried = true;
    return this;
  }

  /**
   * Returns the time limit of the next request, including all attempts of the client: what is left
   * until the deadline, but at least {@link #SHORTEST_REQUEST}, and at most that of one request.
   */
  public AwsRequestOverrideConfiguration timeout() {
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
    Duration most = limits.requestTimeout();
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
  public <T> T send(Supplier<T> request) {
    interrupted |= Thread.interrupted();
    try {
      return request.get();
    } catch (SdkException e) {
      throw e;
    } catch (Exception e) { // also a checked one, of a client in another language
      throw SdkClientException.create("the HTTP client failed", e);
    }
  }

  public boolean isOver() {
    return left() <= 0;
  }

  private long left() {
    return end - System.nanoTime();
  }

  /** Extends the call if less than this time is left. */
  public void atLeast(Duration more) {
    end = Math.max(end, System.nanoTime() + more.toNanos());
  }

  /**
   * Waits a random time that doubles with each pause, but not past the end. An interrupt is
   * deferred and does not end the wait.
   */
  public void pause() {
    interrupted |= Thread.interrupted();
    long most = BackOff.bound(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS, ++pauses);
    long nanos = ThreadLocalRandom.current().nextLong(1, Duration.ofMillis(most).toNanos());
    nanos = Math.min(nanos, Math.max(0, left()));
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }

  /**
   * Sends a request that changes nothing, or that does no harm if it is applied twice, until it is
   * answered.
   *
   * @throws InventoryException if a failure is permanent, or no time is left
   */
  public <T> T sendUntilAnswered(Supplier<T> request) {
    while (true) {
      try {
        return send(request);
      } catch (SdkException e) {
        pauseAfter(e);
      }
    }
  }

  /**
   * Waits after another writer was faster.
   *
   * @param cause the failure that shows it; null if there is none
   * @throws BusyException if no time is left
   */
  public void pauseAfterConflict(@Nullable Throwable cause) {
    if (isOver()) {
      throw conflict(cause);
    }
    pause();
  }

  /**
   * Waits after rows have changed while they were read.
   *
   * @throws BusyException if no time is left
   */
  public void pauseAfterChange() {
    pauseAfterConflict(
        TransactionConflictException.builder().message("what is read keeps changing").build());
  }

  private BusyException conflict(@Nullable Throwable cause) {
    return new BusyException(
        "other writers were first each time, for " + what, cause, BusyException.Resource.ROWS);
  }

  /**
   * Waits after a failure that wrote nothing and may be transient.
   *
   * @throws InventoryException if the failure is permanent, or no time is left
   */
  public void pauseAfter(SdkException e) {
    DynamoDbFailure fault = DynamoDbFailure.of(e);
    if (fault == DynamoDbFailure.CONFIGURATION || fault == DynamoDbFailure.REJECTED) {
      throw DynamoDbFailure.hopeless(fault, what, e);
    }
    throttled |= fault == DynamoDbFailure.THROTTLED;
    if (isOver()) {
      // The SDK waits between its attempts, so a throttled request often ends as a timeout.
      throw outOfTime(
          throttled && fault == DynamoDbFailure.UNAVAILABLE ? DynamoDbFailure.THROTTLED : fault, e);
    }
    pause();
  }

  private InventoryException outOfTime(DynamoDbFailure fault, SdkException e) {
    return switch (fault) {
      case CONFLICT -> conflict(e);
      case THROTTLED ->
          new BusyException(
              "DynamoDB throttles: " + SdkFailure.describe("it", e) + ", for " + what,
              e,
              BusyException.Resource.THROUGHPUT);
      default ->
          new UnavailableException(
              SdkFailure.describe("DynamoDB", e) + "; nothing was done for " + what, e);
    };
  }

  public Object what() {
    return what;
  }

  @Override
  public void close() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
