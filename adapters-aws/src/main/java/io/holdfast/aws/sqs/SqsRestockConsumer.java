package io.holdfast.aws.sqs;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Consumes restock requests from an SQS queue and passes them to a sink, usually the factory's HTTP
 * interface. Uses the host's client, which stays open.
 *
 * <ol>
 *   <li><b>Receive</b> up to one batch, by a long poll.
 *   <li><b>Hand on</b> one message after the other, if its request is {@linkplain Builder#isOpen
 *       still open}. All stay hidden from other consumers until the last one is handled.
 *   <li><b>Delete</b> the message, after the sink has returned and not before. If that fails, the
 *       message is delivered again, with the same request and the same id.
 *   <li><b>Postpone</b> a message that the sink may accept later. The pause doubles with each
 *       attempt and its second half is random; it is longer if the sink says so.
 *   <li><b>Park</b> a message that is not a request, that the sink refuses, or that has used up its
 *       attempts: a copy goes to the dead-letter queue, with {@code HoldfastReason}, {@code
 *       HoldfastMessageId} and {@code HoldfastReceiveCount} as attributes, and then the message is
 *       deleted.
 * </ol>
 *
 * <p>An {@link Error} of the sink leaves the message as it is: it is delivered again when its
 * visibility ends. Messages of the same batch that were not begun are handed back. No part of a
 * body is ever logged.
 *
 * <p>{@link #runOnce} does this once, in the calling thread, while a second thread keeps the
 * messages hidden. {@link #start} does it repeatedly in daemon threads, until {@link #close}. Safe
 * for use by any number of threads; any number of consumers may share a queue. A FIFO queue is read
 * one message at a time, so that a postponed message holds up only the messages behind it in its
 * group.
 *
 * @since 0.1.0
 */
public final class SqsRestockConsumer implements AutoCloseable {
  private static final int MAX_BATCH = 10;

  private final SqsQueue queue;
  private final SqsQueue deadLetterQueue;
  private final DeadLetters deadLetters;
  private final Poll poll;
  private final Builder options;
  private @Nullable Pollers pollers;
  private boolean closed;

  private SqsRestockConsumer(Builder options, String queueUrl, String deadLetterQueueUrl) {
    this.options = options;
    queue = new SqsQueue(options.sqs, queueUrl, options.requestTimeout);
    deadLetterQueue = new SqsQueue(options.sqs, deadLetterQueueUrl, options.requestTimeout);
    deadLetters = new DeadLetters(queue, deadLetterQueue);
    Once once =
        options.store == null
            ? null
            : new Once(options.store, options.visibility, options.retention);
    Handler handler =
        new Handler(
            queue,
            deadLetters,
            options.delivery::read,
            options.sink,
            options.isOpen,
            once,
            new QueueBackOff(options.backOffFirst, options.backOffLongest),
            options.maxAttempts);
    poll = new Poll(queue, handler, options.batch, options.wait, options.visibility);
  }

  /**
   * Returns a builder with the default options.
   *
   * @param sqs the host's client; it is never closed here
   * @param sink the receiver of the requests; any exception means that it has not accepted the
   *     request
   */
  public static Builder builder(SqsClient sqs, RestockRequestPublisher sink) {
    return new Builder(sqs, sink);
  }

  /**
   * Polls once and handles the messages, in this thread.
   *
   * @return the number of messages by outcome; zero if the thread was interrupted before any
   *     message was received. After an interrupt the sink decides how its current call ends, the
   *     other messages are handed back, and the interrupt is kept
   * @throws io.holdfast.inventory.error.UnavailableException if SQS cannot be reached
   * @throws ConfigurationException if SQS refuses the request: the queue does not exist or the
   *     permission is missing
   * @throws IllegalStateException if the consumer is closed
   */
  public PollReport runOnce() {
    synchronized (this) {
      requireOpen();
    }
    List<Message> messages = poll.receive();
    return poll.handle(messages, () -> false);
  }

  /**
   * Starts as many daemon threads as {@link Builder#threads} says, which poll until the consumer is
   * closed. If SQS cannot be reached, they retry, at most half a minute apart.
   *
   * @throws IllegalStateException if the consumer is already started, or closed
   */
  public synchronized void start() {
    requireOpen();
    if (pollers != null) {
      throw new IllegalStateException("started already");
    }
    pollers = new Pollers(poll, options.threads);
    pollers.start();
  }

  /**
   * Checks whether the queues exist, whether the topic may send, and whether the settings fit
   * together. Call it once, at the start.
   *
   * @return the problems found; empty if there are none
   * @throws io.holdfast.inventory.error.UnavailableException if SQS cannot be reached
   */
  public List<QueueFinding> check() {
    return new QueueCheck(
            queue,
            deadLetterQueue,
            options.maxAttempts,
            options.store == null ? null : options.retention,
            options.topicArn)
        .run();
  }

  /**
   * Moves messages of the dead-letter queue back into the queue, unchanged, so that they are tried
   * again. A process that dies while it moves a message leaves it in both queues; the only effect
   * is a repeat.
   *
   * @param most the maximum number of messages, 1 or more
   * @return the number of messages moved; fewer than {@code most} if there were no more, or the
   *     thread was interrupted
   * @throws io.holdfast.inventory.error.UnavailableException if SQS cannot be reached; messages
   *     that were moved stay moved
   * @throws ConfigurationException if SQS refuses
   * @throws IllegalArgumentException if {@code most} is less than 1
   */
  public int redrive(int most) {
    return deadLetters.redrive(most, options.visibility);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  /**
   * Ends the threads, if there are any. A call of the sink may finish within the {@linkplain
   * Builder#shutdownTimeout shutdownTimeout time} and is interrupted then. Messages that are not
   * begun are handed back; a message that SQS delivers at this moment is delivered again when its
   * visibility ends. Returns when the threads have ended, at the latest after the shutdown timeout
   * and two requests to SQS.
   */
  @Override
  public void close() {
    Pollers ending;
    synchronized (this) {
      closed = true;
      ending = pollers;
      pollers = null;
    }
    if (ending != null) {
      ending.end(options.shutdownTimeout, options.requestTimeout.multipliedBy(2));
    }
  }

  /** The options of a consumer. Not safe for use by several threads. */
  public static final class Builder {
    private final SqsClient sqs;
    private final RestockRequestPublisher sink;
    private @Nullable String queueUrl;
    private @Nullable String deadLetterQueueUrl;
    private Delivery delivery = Delivery.RAW;
    private Duration visibility = Duration.ofSeconds(60);
    private Duration wait = Duration.ofSeconds(20);
    private Duration requestTimeout = Duration.ofSeconds(10);
    private Duration shutdownTimeout = Duration.ofSeconds(30);
    private Duration backOffFirst = Duration.ofSeconds(5);
    private Duration backOffLongest = Duration.ofMinutes(15);
    private int batch = MAX_BATCH;
    private int maxAttempts = 20;
    private int threads = 1;
    private Predicate<RestockRequest> isOpen = request -> true;
    private @Nullable IdempotencyStore store;
    private Duration retention = Duration.ofDays(14);
    private @Nullable String topicArn;

    private Builder(SqsClient sqs, RestockRequestPublisher sink) {
      this.sqs = Objects.requireNonNull(sqs, "sqs");
      this.sink = Objects.requireNonNull(sink, "sink");
    }

    /** Sets the URL of the queue, standard or FIFO (the name ends with {@code .fifo}). Required. */
    public Builder queue(String url) {
      queueUrl = Objects.requireNonNull(url, "queue");
      return this;
    }

    /** Sets the URL of the dead-letter queue, of the same type as the queue. Required. */
    public Builder deadLetterQueue(String url) {
      deadLetterQueueUrl = Objects.requireNonNull(url, "deadLetterQueue");
      return this;
    }

    /**
     * Sets the topic that feeds the queue. Only {@link SqsRestockConsumer#check} uses it, to check
     * whether the topic may send.
     */
    public Builder topic(String arn) {
      topicArn = Objects.requireNonNull(arn, "topic");
      return this;
    }

    /** Sets the form of the messages in the queue. Default: {@link Delivery#RAW}. */
    public Builder delivery(Delivery delivery) {
      this.delivery = Objects.requireNonNull(delivery, "delivery");
      return this;
    }

    /**
     * Sets how long messages are hidden from other consumers at a time. It is extended while they
     * are handled, so it is the time after which another consumer gets the messages of a process
     * that died. Default: 1 minute.
     *
     * @param visibility the time, 1 second to 1 hour, in whole seconds
     */
    public Builder visibility(Duration visibility) {
      this.visibility = Objects.requireNonNull(visibility, "visibility");
      return this;
    }

    /**
     * Sets how long a poll waits for the first message. Default: 20 seconds, the maximum. A started
     * thread pauses for a second after an empty poll that did not wait.
     *
     * @param waitTime the time, 0 to 20 seconds; fractions of a second are cut off
     */
    public Builder waitTime(Duration waitTime) {
      wait = Objects.requireNonNull(waitTime, "waitTime");
      return this;
    }

    /**
     * Sets the maximum number of messages of a poll. Default: 10. On a FIFO queue it is always 1.
     *
     * @param batchSize the number of messages, 1 to 10
     */
    public Builder batchSize(int batchSize) {
      batch = batchSize;
      return this;
    }

    /**
     * Sets the time limit of a request to SQS, including all attempts of the client, in addition to
     * the wait of a poll. Default: 10 seconds.
     *
     * @param requestTimeout the time limit, 1 millisecond to 1 hour
     */
    public Builder requestTimeout(Duration requestTimeout) {
      this.requestTimeout = Objects.requireNonNull(requestTimeout, "requestTimeout");
      return this;
    }

    /**
     * Sets how often a message is tried before it is parked, by the number of deliveries that SQS
     * counts. Default: 20.
     *
     * @param maxAttempts the number of attempts, 1 to 1,000
     */
    public Builder maxAttempts(int maxAttempts) {
      this.maxAttempts = maxAttempts;
      return this;
    }

    /**
     * Sets how long to wait after an attempt that failed, unless the sink asks for longer. Default:
     * 5 seconds to 15 minutes.
     *
     * @param first the pause after the first attempt, at least 1 second
     * @param longest the longest pause, from {@code first} to 11 hours
     */
    public Builder backOff(Duration first, Duration longest) {
      backOffFirst = Objects.requireNonNull(first, "backOff");
      backOffLongest = Objects.requireNonNull(longest, "backOff");
      return this;
    }

    /**
     * Sets the number of threads that {@link SqsRestockConsumer#start} starts. Default: 1.
     *
     * @param threads the number of threads, 1 to 64
     */
    public Builder threads(int threads) {
      this.threads = threads;
      return this;
    }

    /**
     * Sets how long {@link SqsRestockConsumer#close} lets a call of the sink continue. Default: 30
     * seconds.
     *
     * @param shutdownTimeout the time, 0 to 1 hour
     */
    public Builder shutdownTimeout(Duration shutdownTimeout) {
      this.shutdownTimeout = Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
      return this;
    }

    /**
     * Sets the inventory that the requests belong to. A request is handed on only while it is the
     * open request of its stock key. It is a short form of {@link #isOpen}.
     *
     * @param inventory the inventory; safe for use by as many threads as {@link #threads} says
     */
    public Builder inventory(StockOperations inventory) {
      Objects.requireNonNull(inventory, "inventory");
      return isOpen(inventory::isOpen);
    }

    /**
     * Sets the check whether the goods of a request are still wanted. It is called before each call
     * of the sink, also for messages that come back from the dead-letter queue. The message of a
     * request that is not open any more is deleted, and the sink is not called. If the check fails,
     * the attempt has failed: the message is tried again later, or moved to the dead-letter queue
     * after {@link #maxAttempts}. Default: no check. Then a request that was closed while its
     * message was in the queue is still handed on.
     *
     * @param isOpen returns whether a request is open; safe for use by as many threads as {@link
     *     #threads} says
     */
    public Builder isOpen(Predicate<RestockRequest> isOpen) {
      this.isOpen = Objects.requireNonNull(isOpen, "isOpen");
      return this;
    }

    /**
     * Remembers accepted requests by their ids, and does not hand them on again. Without it the
     * sink gets a request as often as it is delivered. If a process dies during a call of the sink,
     * the request is handed on again in any case.
     *
     * @param store the store of the accepted requests
     * @param retention the time that a request is remembered, 1 second to 36,500 days; not shorter
     *     than the retention of the queue and the dead-letter queue
     */
    public Builder once(IdempotencyStore store, Duration retention) {
      this.store = Objects.requireNonNull(store, "once");
      this.retention = Objects.requireNonNull(retention, "once");
      return this;
    }

    private static String required(String option, @Nullable String value) {
      if (value == null) {
        throw new ConfigurationException(option + ": required");
      }
      return value;
    }

    /**
     * Creates the consumer. Sends no request: {@link SqsRestockConsumer#check} checks the queues.
     *
     * @throws ConfigurationException if an option is out of range, one of the queues is missing,
     *     both are the same queue, or their types differ
     */
    public SqsRestockConsumer build() {
      String from = required("queue", queueUrl);
      String aside = required("deadLetterQueue", deadLetterQueueUrl);
      if (from.equals(aside)) {
        throw new ConfigurationException("deadLetterQueue: is the queue itself");
      }
      if (from.endsWith(".fifo") != aside.endsWith(".fifo")) {
        throw new ConfigurationException("deadLetterQueue: one is FIFO, the other is not");
      }
      checkRanges();
      return new SqsRestockConsumer(this, from, aside);
    }

    private void checkRanges() {
      Checks.option("visibility", Duration.ofSeconds(1), Duration.ofHours(1), visibility);
      if (visibility.toNanosPart() != 0) {
        throw new ConfigurationException("visibility: must be whole seconds");
      }
      Checks.option("waitTime", Duration.ZERO, Duration.ofSeconds(20), wait);
      Checks.option("batchSize", 1, MAX_BATCH, batch);
      Checks.option("requestTimeout", Duration.ofMillis(1), Duration.ofHours(1), requestTimeout);
      Checks.option("maxAttempts", 1, 1_000, maxAttempts);
      Checks.option("threads", 1, 64, threads);
      Checks.option("shutdownTimeout", Duration.ZERO, Duration.ofHours(1), shutdownTimeout);
      Checks.option("once", Duration.ofSeconds(1), Duration.ofDays(36_500), retention);
    }
  }
}
