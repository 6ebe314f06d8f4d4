package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sqs.model.Message;

/** Receives messages, and handles them one after the other. Safe for use by several threads. */
final class Poll {
  private final SqsQueue queue;
  private final Handler handler;
  private final int batch;
  private final Duration wait;
  private final Duration visibility;

  Poll(SqsQueue queue, Handler handler, int batch, Duration wait, Duration visibility) {
    this.queue = queue;
    this.handler = handler;
    // One at a time from a FIFO queue: an attempt that fails holds up the messages behind it.
    this.batch = queue.isFifo() ? 1 : batch;
    this.wait = wait;
    this.visibility = visibility;
  }

  /** Returns whether a poll does not wait for messages. */
  boolean isHasty() {
    return wait.toSeconds() == 0;
  }

  /** Receives messages; none if the thread is interrupted meanwhile. */
  List<Message> receive() {
    try {
      return queue.receive(batch, wait, visibility);
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        return List.of();
      }
      throw meaning(e);
    }
  }

  /** Returns the exception for the caller that a failure of SQS stands for. */
  static InventoryException meaning(RuntimeException e) {
    String message = SdkFailure.describe("SQS", e);
    return SdkFailure.of(e) == SdkFailure.REFUSED
        ? new ConfigurationException(message, e)
        : new UnavailableException(message, e);
  }

  /**
   * Handles messages.
   *
   * @param ending returns whether to hand back messages that are not begun
   */
  PollReport handle(List<Message> messages, BooleanSupplier ending) {
    PollReport report = PollReport.NOTHING;
    if (messages.isEmpty()) {
      return report;
    }
    try (Heartbeat heartbeat = Heartbeat.start(queue, visibility, messages)) {
      for (int i = 0; i < messages.size(); i++) {
        Message message = messages.get(i);
        if (ending.getAsBoolean() || Thread.currentThread().isInterrupted()) {
          report = report.and(handBack(message, heartbeat));
        } else {
          report = report.and(handle(message, messages.subList(i + 1, messages.size()), heartbeat));
        }
      }
    }
    return report;
  }

  /**
   * Handles one message. If that fails, hands back the messages behind it, which did not cause the
   * failure.
   */
  private Fate handle(Message message, List<Message> behind, Heartbeat heartbeat) {
    try {
      return handler.handle(message, heartbeat);
    } catch (Throwable e) { // also a checked exception, of a host in another language
      for (Message each : behind) {
        handBack(each, heartbeat);
      }
      throw e;
    }
  }

  private Fate handBack(Message message, Heartbeat heartbeat) {
    heartbeat.leave(message);
    return handler.handBack(message);
  }
}
