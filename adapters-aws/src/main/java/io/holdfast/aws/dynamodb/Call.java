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
 * One call of the store: how much time is left of it, and how often it has had to wait. Keeps
 * interrupts of the calling thread back until it is over, because the SDK breaks off a request that
 * is under way, and then nobody knows what came of it.
 *
 * <p>For one thread.
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
   * Begins.
   *
   * @param what names what is done, for messages
   */
  Call(Object what, Patience patience) {
    this.what = what;
    this.patience = patience;
    this.end = System.nanoTime() + patience.deadline().toNanos();
  }

  /**
   * Gives every request its time, for as long as all goes well: the deadline ends retries alone.
   */
  Call unhurried() {
    unhurried = true;
    return this;
  }

  /** How long the next request may take, with all attempts of the client. */
  AwsRequestOverrideConfiguration timeout() {
    return options().build();
  }

  /** The same for a request that the client sends once, so that it is known what came of it. */
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
   * Sends a request. What the SDK's HTTP client lets through that is none of the SDK's exceptions,
   * as it does where it is interrupted, is a failure like any other.
   *
   * @throws SdkException if it failed
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

  /** Sees to it that there is time for something more. */
  void atLeast(Duration more) {
    end = Math.max(end, System.nanoTime() + more.toNanos());
  }

  /**
   * Waits a random time that doubles with each pause, but not past the end. An interrupt is kept
   * for later: it ends nothing.
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
   * Waits after a failure that wrote nothing and may be over soon.
   *
   * @throws InventoryException if it will not be over, or there is no time left
   */
  void pauseAfter(SdkException e) {
    Fault fault = Fault.of(e);
    if (fault == Fault.CONFIGURATION || fault == Fault.REJECTED) {
      throw Fault.hopeless(fault, what, e);
    }
    throttled |= fault == Fault.THROTTLED;
    if (isOver()) {
      // The SDK waits between its own tries, so the last it says of a throttled request is often
      // that it took too long.
      throw outOfTime(throttled && fault == Fault.UNAVAILABLE ? Fault.THROTTLED : fault, e);
    }
    pause();
  }

  private InventoryException outOfTime(Fault fault, SdkException e) {
    return switch (fault) {
      case CONFLICT -> new BusyException("others were faster each time, for " + what, e);
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
