package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.MalformedMessageException;
import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.inventory.spi.support.Printable;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Handles one message. An {@link Error} leaves the message as it is. */
final class Handler {
  private static final Logger LOG = LoggerFactory.getLogger(SqsRestockConsumer.class);
  private static final int MAX_LOGGED = 300;

  private final SqsQueue queue;
  private final DeadLetters deadLetters;
  private final Function<Message, RestockRequest> reader;
  private final RestockRequestPublisher sink;
  private final Predicate<RestockRequest> isOpen;
  private final @Nullable Once once;
  private final QueueBackOff backOff;
  private final int maxAttempts;

  Handler(
      SqsQueue queue,
      DeadLetters deadLetters,
      Function<Message, RestockRequest> reader,
      RestockRequestPublisher sink,
      Predicate<RestockRequest> isOpen,
      @Nullable Once once,
      QueueBackOff backOff,
      int maxAttempts) {
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.reader = reader;
    this.sink = sink;
    this.isOpen = isOpen;
    this.once = once;
    this.backOff = backOff;
    this.maxAttempts = maxAttempts;
  }

  Fate handle(Message message, Heartbeat heartbeat) {
    int attempts = attempts(message);
    if (attempts > maxAttempts) {
      // A message that ends the process each time never returns a failure.
      heartbeat.leave(message);
      return park(
          message, attempts, (attempts - 1) + " attempts, the last of them without an outcome");
    }
    RestockRequest request;
    try {
      request = reader.apply(message);
    } catch (MalformedMessageException e) {
      heartbeat.leave(message);
      return park(message, attempts, e.reason());
    } catch (RuntimeException e) {
      // What the reader fails on once, it fails on each time.
      heartbeat.leave(message);
      return park(message, attempts, "cannot be read: " + e.getClass().getSimpleName());
    }
    Fate fate;
    try {
      fate = pass(request, heartbeat);
    } catch (PublishingException e) {
      heartbeat.leave(message);
      return e.isRetryable()
          ? failed(message, attempts, reason(e), e.retryAfter())
          : park(message, attempts, reason(e));
    } catch (Exception e) { // also a checked one, of a host in another language
      HostCode.keepInterrupt(e);
      heartbeat.leave(message);
      return failed(message, attempts, "failed with " + e.getClass().getSimpleName(), null);
    }
    heartbeat.leave(message);
    delete(message);
    return fate;
  }

  private Fate pass(RestockRequest request, Heartbeat heartbeat) {
    if (!isWanted(request)) {
      LOG.info(
          "restock request {} of {} is not open any more; its message is deleted",
          request.id(),
          request.key());
      return Fate.CLOSED;
    }
    if (once != null) {
      return once.pass(request, heartbeat, () -> sink.publish(request));
    }
    sink.publish(request);
    return Fate.ACCEPTED;
  }

  private boolean isWanted(RestockRequest request) {
    try {
      return isOpen.test(request);
    } catch (Exception e) { // also a checked one, of a host in another language
      HostCode.keepInterrupt(e);
      throw PublishingException.transientFailure(
          "could not determine whether it is open: " + e.getClass().getSimpleName(), null);
    }
  }

  private static String reason(PublishingException e) {
    return e.getMessage() == null ? "no reason given" : e.getMessage();
  }

  private Fate failed(Message message, int attempts, String reason, @Nullable Duration notBefore) {
    return attempts < maxAttempts
        ? postpone(message, attempts, reason, notBefore)
        : park(message, attempts, attempts + " attempts: " + reason);
  }

  /**
   * Moves a message to the dead-letter queue. If that fails, the message stays and is moved later.
   */
  private Fate park(Message message, int attempts, String reason) {
    try {
      Quietly.run(() -> deadLetters.copy(message, attempts, reason));
    } catch (Exception e) { // also a checked one, of a client in another language
      return postpone(
          message,
          attempts,
          "cannot be put into the dead-letter queue: " + SdkFailure.describe("SQS", e),
          null);
    }
    LOG.warn(
        "message {} was put into the dead-letter queue: {}",
        Printable.of(message.messageId(), MAX_LOGGED),
        Printable.of(reason, MAX_LOGGED));
    delete(message);
    return Fate.PARKED;
  }

  private Fate postpone(
      Message message, int attempts, String reason, @Nullable Duration notBefore) {
    Duration pause = backOff.after(attempts, notBefore);
    LOG.info(
        "message {} is tried again in {}, after {} attempts: {}",
        Printable.of(message.messageId(), MAX_LOGGED),
        pause,
        attempts,
        Printable.of(reason, MAX_LOGGED));
    hide(message, pause);
    return Fate.POSTPONED;
  }

  /** Hands back a message that was not begun. */
  Fate handBack(Message message) {
    hide(message, Duration.ZERO);
    return Fate.HANDED_BACK;
  }

  private void hide(Message message, Duration pause) {
    try {
      Quietly.run(() -> queue.hide(message, pause));
    } catch (Exception e) { // also a checked one, of a client in another language
      LOG.warn(
          "message {} comes back when its visibility ends: {}",
          Printable.of(message.messageId(), MAX_LOGGED),
          SdkFailure.describe("SQS", e));
    }
  }

  private void delete(Message message) {
    try {
      Quietly.run(() -> queue.delete(message));
    } catch (Exception e) { // also a checked one, of a client in another language
      LOG.warn(
          "message {} is done with and will come again: {}",
          Printable.of(message.messageId(), MAX_LOGGED),
          SdkFailure.describe("SQS", e));
    }
  }

  private static int attempts(Message message) {
    String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    return count == null || !count.matches("\\d{1,9}") ? 1 : Math.max(1, Integer.parseInt(count));
  }
}
