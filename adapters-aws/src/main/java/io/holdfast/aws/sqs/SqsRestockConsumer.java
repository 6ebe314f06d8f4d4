package io.holdfast.aws.sqs;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes restock requests out of an SQS queue and hands them to a sink, usually the factory's HTTP
 * interface, through the client of the host, which stays open.
 *
 * <ol>
 *   <li><b>Receive</b> up to a batch, by a long poll.
 *   <li><b>Hand on</b> one after the other. Until all are done with, they are kept out of sight of
 *       other consumers.
 *   <li><b>Delete</b> the message, after the sink has returned and not before. If that fails, it
 *       comes again, and so does the request, with the same id.
 *   <li><b>Postpone</b> what the sink may accept later: with a pause that doubles with each try and
 *       is random by half, or as long as the sink says.
 *   <li><b>Park</b> what is no request, what the sink refuses, and what was tried often enough: a
 *       copy goes to the dead-letter queue, with {@code HoldfastReason}, {@code HoldfastMessageId}
 *       and {@code HoldfastReceiveCount} as attributes, and then the message is deleted.
 * </ol>
 *
 * <p>An {@link Error} of the sink leaves the message as it is: it comes again when its visibility
 * ends. Messages of the same batch that were not begun are handed back. Nothing of a body is ever
 * logged.
 *
 * <p>{@link #runOnce} does this once, in the calling thread; while messages are worked on, a thread
 * keeps them hidden. {@link #start} does it again and again in daemon threads, until {@link
 * #close}. Safe for use by any number of threads; any number of consumers may share a queue. A FIFO
 * queue is read one message at a time, so that a message that is postponed holds up what follows it
 * in its group and nothing else.
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
            once,
            options.backOff,
            options.maxTries);
    poll = new Poll(queue, handler, options.batch, options.wait, options.visibility);
  }

  /**
   * Begins with what is usual.
   *
   * @param sqs stays open
   * @param sink gets the requests; whatever it throws means that it has not accepted
   */
  public static Builder builder(SqsClient sqs, RestockRequestPublisher sink) {
    return new Builder(sqs, sink);
  }

  /**
   * Polls once and handles what came, in this thread.
   *
   * @return what came of it; nothing if the thread was interrupted before anything came. After an
   *     interrupt the sink's call in progress ends as the sink likes, the rest is handed back, and
   *     the interrupt is kept
   * @throws io.holdfast.inventory.error.UnavailableException if SQS cannot be reached
   * @throws ConfigurationException if SQS refuses: no such queue, no permission
   * @throws IllegalStateException if it is closed
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
   * closed. When SQS cannot be reached they try on, up to half a minute apart.
   *
   * @throws IllegalStateException if it is started or closed
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
   * Looks whether the queues are there, whether the topic may send, and whether the settings fit
   * together. To be asked once, at the start.
   *
   * @return what is wrong; empty if nothing is
   * @throws io.holdfast.inventory.error.UnavailableException if SQS cannot be reached
   */
  public List<QueueFinding> check() {
    return new QueueCheck(
            queue,
            deadLetterQueue,
            options.maxTries,
            options.store == null ? null : options.retention,
            options.topicArn)
        .run();
  }

  /**
   * Moves messages of the dead-letter queue back into the queue, as they were, so that they are
   * tried anew. Repeats do no harm beyond that: who dies while moving one leaves it in both.
   *
   * @param most how many at most, 1 or more
   * @return how many; fewer than asked for if there were no more, or the thread was interrupted
   * @throws io.holdfast.inventory.error.UnavailableException if SQS cannot be reached; what was
   *     moved stays moved
   * @throws ConfigurationException if SQS refuses
   */
  public int redrive(int most) {
    return new Redrive(deadLetterQueue, deadLetters, options.visibility).run(most);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  /**
   * Ends the threads, if there are any: what the sink is at is finished within the {@linkplain
   * Builder#grace grace time} or interrupted then, what is not begun is handed back, and what SQS
   * hands out at this very moment comes again when its visibility ends. Returns when they have
   * ended, at the latest the grace time and two requests to SQS later.
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
      ending.end(options.grace, options.requestTimeout.multipliedBy(2));
    }
  }

  /** Options of a consumer. For one thread. */
  public static final class Builder {
    private final SqsClient sqs;
    private final RestockRequestPublisher sink;
    private @Nullable String queueUrl;
    private @Nullable String deadLetterQueueUrl;
    private Delivery delivery = Delivery.RAW;
    private Duration visibility = Duration.ofSeconds(60);
    private Duration wait = Duration.ofSeconds(20);
    private Duration requestTimeout = Duration.ofSeconds(10);
    private Duration grace = Duration.ofSeconds(30);
    private BackOff backOff = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(15));
    private int batch = MAX_BATCH;
    private int maxTries = 20;
    private int threads = 1;
    private @Nullable IdempotencyStore store;
    private Duration retention = Duration.ofDays(14);
    private @Nullable String topicArn;

    private Builder(SqsClient sqs, RestockRequestPublisher sink) {
      this.sqs = Objects.requireNonNull(sqs, "sqs");
      this.sink = Objects.requireNonNull(sink, "sink");
    }

    /** The URL of the queue; required. Standard, or FIFO, whose names end with {@code .fifo}. */
    public Builder queue(String url) {
      queueUrl = Objects.requireNonNull(url, "queue");
      return this;
    }

    /** The URL of the dead-letter queue; required. Of the same type as the queue. */
    public Builder deadLetterQueue(String url) {
      deadLetterQueueUrl = Objects.requireNonNull(url, "deadLetterQueue");
      return this;
    }

    /**
     * The topic that feeds the queue, for {@link SqsRestockConsumer#check} alone: whether it may.
     */
    public Builder topic(String arn) {
      topicArn = Objects.requireNonNull(arn, "topic");
      return this;
    }

    /** In which form messages lie in the queue; {@link Delivery#RAW} if nothing is said. */
    public Builder delivery(Delivery form) {
      delivery = Objects.requireNonNull(form, "delivery");
      return this;
    }

    /**
     * For how long messages are hidden from others at a time; extended while they are worked on, so
     * it says how soon somebody else gets those of a process that died. One minute if nothing is
     * said.
     *
     * @param time 1 second to 1 hour, whole seconds
     * @throws ConfigurationException if it is not
     */
    public Builder visibility(Duration time) {
      visibility = between("visibility", time, Duration.ofSeconds(1), Duration.ofHours(1));
      if (time.toNanosPart() != 0) {
        throw new ConfigurationException("visibility: must be whole seconds");
      }
      return this;
    }

    /**
     * How long a poll waits for the first message; 20 seconds, the longest, if nothing is said.
     * Threads that were started pause for a second after a poll that found nothing without waiting.
     *
     * @param time 0 to 20 seconds; what is finer is cut off
     * @throws ConfigurationException if it is out of range
     */
    public Builder waitTime(Duration time) {
      wait = between("waitTime", time, Duration.ZERO, Duration.ofSeconds(20));
      return this;
    }

    /**
     * How many messages a poll takes at most; 10 if nothing is said, and 1 on a FIFO queue, always.
     *
     * @param most 1 to 10
     * @throws ConfigurationException if it is out of range
     */
    public Builder batchSize(int most) {
      batch = between("batchSize", most, MAX_BATCH);
      return this;
    }

    /**
     * How long a request to SQS may take, with all tries of the client, besides the wait of a poll;
     * 10 seconds if nothing is said.
     *
     * @param longest 1 millisecond to 1 hour
     * @throws ConfigurationException if it is out of range
     */
    public Builder requestTimeout(Duration longest) {
      requestTimeout =
          between("requestTimeout", longest, Duration.ofMillis(1), Duration.ofHours(1));
      return this;
    }

    /**
     * How often a message is tried before it is parked, as SQS counts its deliveries; 20 if nothing
     * is said.
     *
     * @param most 1 to 1,000
     * @throws ConfigurationException if it is out of range
     */
    public Builder maxTries(int most) {
      maxTries = between("maxTries", most, 1_000);
      return this;
    }

    /**
     * How long to wait after a try that failed, unless the sink says more; 5 seconds to 15 minutes
     * if nothing is said.
     *
     * @param first after the first try, at least 1 second
     * @param longest at least as much, at most 11 hours
     * @throws ConfigurationException if they are not
     */
    public Builder backOff(Duration first, Duration longest) {
      backOff = new BackOff(first, longest);
      return this;
    }

    /**
     * How many threads {@link SqsRestockConsumer#start} starts; 1 if nothing is said.
     *
     * @param number 1 to 64
     * @throws ConfigurationException if it is out of range
     */
    public Builder threads(int number) {
      threads = between("threads", number, 64);
      return this;
    }

    /**
     * How long {@link SqsRestockConsumer#close} lets the sink go on; 30 seconds if nothing is said.
     *
     * @param longest 0 to 1 hour
     * @throws ConfigurationException if it is out of range
     */
    public Builder grace(Duration longest) {
      grace = between("grace", longest, Duration.ZERO, Duration.ofHours(1));
      return this;
    }

    /**
     * Remembers by the id which requests were accepted, and does not hand them on again. Without it
     * the sink sees a request as often as it is delivered. A process that dies while the sink is at
     * a request leaves it to be handed on again in any case.
     *
     * @param memory where
     * @param time for how long, 1 second to 36,500 days: not less than the queue and the
     *     dead-letter queue keep messages
     * @throws ConfigurationException if it is out of range
     */
    public Builder once(IdempotencyStore memory, Duration time) {
      store = Objects.requireNonNull(memory, "once");
      retention = between("once", time, Duration.ofSeconds(1), Duration.ofDays(36_500));
      return this;
    }

    private static int between(String option, int value, int most) {
      if (value < 1 || value > most) {
        throw new ConfigurationException(option + ": must be from 1 to " + most);
      }
      return value;
    }

    private static Duration between(String option, Duration value, Duration least, Duration most) {
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw new ConfigurationException(option + ": must be from " + least + " to " + most);
      }
      return value;
    }

    private static String required(String option, @Nullable String value) {
      if (value == null) {
        throw new ConfigurationException(option + ": required");
      }
      return value;
    }

    /**
     * The consumer. Asks nobody anything: that is what {@link SqsRestockConsumer#check} is for.
     *
     * @throws ConfigurationException if one of the queues is missing, or they are one and the same,
     *     or not of the same type
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
      return new SqsRestockConsumer(this, from, aside);
    }
  }
}
