package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.SdkFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Keeps the messages of one poll hidden from other consumers until they are handled. Runs in a
 * separate thread, which ends with the poll.
 */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqsRestockConsumer.class);
  private static final int BEATS = 3;

  private final SqsQueue queue;
  private final Duration visibility;
  private final Map<String, Message> unfinished = new LinkedHashMap<>();
  private final Thread thread = new Thread(this::beat, "holdfast-sqs-heartbeat");
  private @Nullable Runnable more;
  private boolean closed;

  private Heartbeat(SqsQueue queue, Duration visibility, List<Message> messages) {
    this.queue = queue;
    this.visibility = visibility;
    messages.forEach(message -> unfinished.put(message.messageId(), message));
    thread.setDaemon(true);
  }

  static Heartbeat start(SqsQueue queue, Duration visibility, List<Message> messages) {
    Heartbeat heartbeat = new Heartbeat(queue, visibility, messages);
    heartbeat.thread.start();
    return heartbeat;
  }

  /** Stops keeping a message hidden, so that later changes of its visibility last. */
  synchronized void leave(Message message) {
    unfinished.remove(message.messageId());
    more = null;
  }

  /** Sets an action that also runs at every beat, until a message is left alone. */
  synchronized void also(Runnable action) {
    more = action;
  }

  private synchronized void beat() {
    long nanos = visibility.toNanos() / BEATS;
    long next = System.nanoTime() + nanos;
    while (!closed) {
      long left = next - System.nanoTime();
      if (left > 0) {
        try {
          wait(left / 1_000_000, (int) (left % 1_000_000));
        } catch (InterruptedException e) {
          return; // no other code has this thread, so the JVM is ending
        }
      } else {
        extend();
        next = System.nanoTime() + nanos;
      }
    }
  }

  private void extend() {
    try {
      int lost = unfinished.isEmpty() ? 0 : queue.hide(unfinished.values(), visibility);
      if (lost > 0) {
        LOG.warn("{} messages may be delivered again before they are done with", lost);
      }
    } catch (Exception e) { // also a checked one, of a client in another language
      // Other consumers may get the messages too; the id of the request marks them as repeats.
      LOG.warn(
          "{} messages may be delivered again before they are done with: {}",
          unfinished.size(),
          SdkFailure.describe("SQS", e));
    }
    try {
      if (more != null) {
        more.run();
      }
    } catch (Exception e) {
      LOG.warn(
          "another consumer may begin with the same request: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
  }
}
