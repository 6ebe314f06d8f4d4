package io.holdfast.aws.sqs;

import io.holdfast.inventory.error.InventoryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/** Threads that poll until they are stopped. */
final class Pollers {
  private static final Logger LOG = LoggerFactory.getLogger(SqsRestockConsumer.class);
  private static final QueueBackOff AFTER_FAILURE =
      new QueueBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** The pause after an empty poll that did not wait. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Poll poll;
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Poller> pollers = new ArrayList<>();

  Pollers(Poll poll, int threads) {
    this.poll = poll;
    for (int i = 1; i <= threads; i++) {
      pollers.add(new Poller("holdfast-sqs-" + i));
    }
  }

  void start() {
    pollers.forEach(Thread::start);
  }

  boolean isEnding() {
    return end.getCount() == 0;
  }

  /**
   * Ends the threads. A thread that waits for messages ends at once; a thread that handles a
   * message ends when it is done, or is interrupted after the shutdown timeout.
   *
   * @param shutdownTimeout the time before threads are interrupted
   * @param last the time to wait for threads that were interrupted
   */
  void end(Duration shutdownTimeout, Duration last) {
    end.countDown();
    pollers.forEach(Poller::interruptWait);
    boolean interrupted = join(shutdownTimeout);
    pollers.forEach(Thread::interrupt);
    interrupted |= join(last);
    long left = pollers.stream().filter(Thread::isAlive).count();
    if (left > 0) {
      LOG.warn("{} threads are still in a sink that ignores interrupts", left);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for all threads. Returns true if the wait was interrupted. */
  private boolean join(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      for (Poller poller : pollers) {
        TimeUnit.NANOSECONDS.timedJoin(poller, end - System.nanoTime());
      }
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private final class Poller extends Thread {
    private boolean waiting;

    Poller(String name) {
      super(name);
      setDaemon(true);
    }

    @Override
    public void run() {
      int failures = 0;
      while (!isEnding()) {
        try {
          List<Message> messages = receive();
          failures = 0;
          if (messages.isEmpty() && poll.isHasty()) {
            pause(IDLE);
          }
          poll.handle(messages, Pollers.this::isEnding);
        } catch (InventoryException e) {
          if (failures++ == 0) {
            LOG.warn("no messages can be received; polling goes on: {}", e.getMessage());
          }
          pause(AFTER_FAILURE.after(failures, null));
        } catch (Throwable e) { // also a checked exception, of a host in another language
          // The message is left as it is, and comes back by itself.
          LOG.error("a message was left after {}", e.getClass().getName());
          pause(AFTER_FAILURE.after(++failures, null));
        }
      }
    }

    private List<Message> receive() {
      synchronized (this) {
        if (isEnding()) {
          return List.of();
        }
        waiting = true;
      }
      try {
        return poll.receive();
      } finally {
        synchronized (this) {
          waiting = false;
          // An interrupt that was meant for the wait must not reach a sink.
          Thread.interrupted();
        }
      }
    }

    synchronized void interruptWait() {
      if (waiting) {
        interrupt();
      }
    }

    private void pause(Duration time) {
      try {
        if (end.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.debug("ending");
        }
      } catch (InterruptedException e) {
        // The thread was interrupted because it is to end.
        LOG.debug("interrupted while pausing");
      }
    }
  }
}
