package io.holdfast.examples.bookstore.courier;

import io.holdfast.examples.bookstore.courier.CourierQueue.Order;
import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.FlowJson;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.holdfast.examples.bookstore.flow.TaskTokens;
import io.holdfast.examples.bookstore.steps.StockSteps;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Takes orders from the queue, looks for a courier, and answers the token of each order. It takes
 * no stock. A message is deleted when its token was answered, or when nobody waits for an answer; a
 * message whose worker dies comes again. A message that cannot be read goes to the dead-letter
 * queue of the queue.
 */
public final class CourierWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CourierWorker.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long SHORT_PAUSE_MILLIS = 20;

  private final CourierQueue queue;
  private final TaskTokens tokens;
  private final Couriers couriers;
  private final StockSteps stock;
  private final int waitSeconds;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "courier-worker");

  /**
   * Creates a worker with one thread, which {@link #start} starts.
   *
   * @param stock keeps the stock of an order while the search goes on
   * @param waitSeconds the longest wait of a request for a message, 0 to 20 seconds
   */
  public CourierWorker(
      CourierQueue queue, TaskTokens tokens, Couriers couriers, StockSteps stock, int waitSeconds) {
    this.queue = queue;
    this.tokens = tokens;
    this.couriers = couriers;
    this.stock = stock;
    this.waitSeconds = waitSeconds;
  }

  /** Starts the worker, and returns it. */
  public CourierWorker start() {
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  private void run() {
    while (closed.getCount() > 0) {
      try {
        List<Message> messages = queue.receive(waitSeconds);
        messages.forEach(this::handle);
        if (messages.isEmpty() && waitSeconds == 0) {
          pause(SHORT_PAUSE_MILLIS);
        }
      } catch (RuntimeException e) {
        if (closed.getCount() > 0) {
          LOG.warn("the queue cannot be read", LoggedFailure.of(e));
          pause(PAUSE_MILLIS);
        }
      }
    }
  }

  private void pause(long millis) {
    try {
      boolean unused = closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  private void handle(Message message) {
    if (closed.getCount() == 0) {
      return; // it comes again
    }
    try {
      Order order = FlowJson.read(message.body(), Order.class);
      answer(order, message);
      queue.delete(message);
    } catch (RuntimeException e) {
      LOG.warn("an order is not answered", LoggedFailure.of(e));
    }
  }

  private void answer(Order order, Message message) {
    MessageAttributeValue name = message.messageAttributes().get(CourierQueue.EXECUTION);
    Couriers.Search search = () -> goesOn(order.token(), name);
    if (!search.goesOn()) {
      return;
    }
    Optional<String> courier = couriers.find(order.input(), search);
    boolean unused =
        courier.isPresent()
            ? tokens.succeed(order.token(), new CourierStatus(courier.get()))
            : tokens.fail(order.token(), StepFailure.NO_COURIER, "No couriers available");
  }

  private boolean goesOn(String token, @Nullable MessageAttributeValue name) {
    if (!tokens.heartbeat(token)) {
      return false;
    }
    if (name != null) {
      stock.keep(new ExecutionName(name.stringValue()));
    }
    return true;
  }

  /** Stops after the message in progress. Messages that were received come again. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(waitSeconds + 5L));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
