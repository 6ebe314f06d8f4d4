package io.holdfast.examples.host;

import io.holdfast.http.callback.CallbackSignature;
import io.holdfast.http.callback.Secret;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A factory. It takes an order, makes the goods, and calls the callback URL repeatedly until it
 * gets an answer. It makes only what its shop has ordered, once, however often the order arrives.
 */
public final class Factory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Factory.class);
  private static final Duration CALLBACK_TIMEOUT = Duration.ofSeconds(10);
  private static final Reply ACCEPTED = Reply.message(200, "생산 요청 접수");
  private static final int MAX_ATTEMPTS = 20;
  private static final int THREADS = 8;

  /** The largest number of callbacks that are still to be sent. */
  private static final int MOST_CALLBACKS = 10_000;

  private final FactorySettings settings;
  private final OrderBook book;
  private final int mostCallbacks;

  /** A permit for each callback that may still be accepted. */
  private final Semaphore places;

  private final ScheduledExecutorService floor;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CALLBACK_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Opens a factory.
   *
   * @param settings the settings of the factory
   * @param book the orders that it may make
   */
  Factory(FactorySettings settings, OrderBook book) {
    this(settings, book, MOST_CALLBACKS);
  }

  /** Opens a factory with another limit of the callbacks that are still to be sent. */
  Factory(FactorySettings settings, OrderBook book, int mostCallbacks) {
    this.settings = settings;
    this.book = book;
    this.mostCallbacks = mostCallbacks;
    this.places = new Semaphore(mostCallbacks);
    this.floor =
        Executors.newScheduledThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "factory");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes an order. */
  public Reply order(Call call) {
    Order order = Order.read(call.body());
    if (!settings.mayCall(order.callback())) {
      return Reply.message(400, "CallbackUrl: not one of our customers");
    }
    if (!places.tryAcquire(settings.deliveries())) {
      return Reply.message(503, "try again").with("Retry-After", "1");
    }
    OrderBook.Standing standing = book.arrive(call.body());
    if (standing != OrderBook.Standing.NEW) {
      places.release(settings.deliveries());
      return standing == OrderBook.Standing.UNKNOWN
          ? Reply.message(403, "not ordered by one of our customers")
          : ACCEPTED;
    }
    for (int i = 0; i < settings.deliveries(); i++) {
      in(settings.production(), () -> deliver(order, 1));
    }
    return ACCEPTED;
  }

  /** Returns the number of different orders. */
  public int orders() {
    return book.arrived();
  }

  /** Returns whether everything that was ordered is made, and all callbacks are sent. */
  public boolean isIdle() {
    return places.availablePermits() == mostCallbacks;
  }

  private void in(Duration time, Runnable work) {
    Runnable logged =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("the factory failed", LoggedFailure.of(e));
            places.release();
          }
        };
    try {
      ScheduledFuture<?> unused = floor.schedule(logged, time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.info("the factory is closed, and its current order is not finished");
    }
  }

  private void deliver(Order order, int attempt) {
    byte[] body = Json.write(order.fields()).getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(order.callback())
            .timeout(CALLBACK_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Secret secret = settings.secret();
    if (secret != null) {
      CallbackSignature.headers(
              secret, id(order.callback()), InstantSource.system().instant(), body)
          .forEach(request::header);
    }
    boolean heard = false;
    try {
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      heard = status < 500;
      LOG.info("the callback was answered: {}", status);
    } catch (IOException e) {
      LOG.info("the callback was not delivered: {}", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (heard || attempt == MAX_ATTEMPTS) {
      places.release();
    } else {
      in(Duration.ofMillis(100L * attempt), () -> deliver(order, attempt + 1));
    }
  }

  /**
   * Returns the same id for every repetition: it is derived from the callback's URL, which names
   * the request.
   */
  private static String id(URI callback) {
    String query = callback.getRawQuery();
    return "made-" + (query == null ? "" : query.replaceAll("[^A-Za-z0-9._:-]", "-"));
  }

  @Override
  public void close() {
    floor.shutdownNow();
  }
}
