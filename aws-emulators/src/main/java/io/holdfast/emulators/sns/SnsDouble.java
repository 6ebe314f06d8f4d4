package io.holdfast.emulators.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An SNS double on the loopback interface, with what a publisher and a queue need: {@code
 * CreateTopic}, {@code Subscribe} (SQS queues, raw or in an envelope), {@code Publish}, to standard
 * and FIFO topics, with one text or one for each protocol. It speaks the service's query protocol,
 * so that any AWS client can use it, and delivers over SQS's JSON protocol before it answers. It
 * asks for no credentials, signs nothing, filters nothing, and keeps nothing. Safe for use by any
 * number of threads.
 */
public final class SnsDouble implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(SnsDouble::daemon);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Topics topics;
  private final URI sqs;
  private final Queue<SnsFault> faults = new ConcurrentLinkedQueue<>();

  private SnsDouble(URI sqs, String region, String account) throws IOException {
    this.sqs = sqs;
    this.topics = new Topics(region, account, this::deliver);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Starts a double.
   *
   * @param sqs the endpoint of SQS
   * @param region the region of its topics
   * @param account the account of its topics and queues, 12 digits
   */
  public static SnsDouble start(URI sqs, String region, String account) {
    // Otherwise an answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return new SnsDouble(sqs, region, account);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the endpoint for clients. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Adds a fault for the next publishing. */
  public void next(SnsFault fault) {
    faults.add(fault);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Form form = Form.parse(body);
      String action = String.valueOf(form.get("Action"));
      SnsFault fault = action.equals("Publish") ? faults.poll() : null;
      try {
        if (fault == null || fault.served()) {
          String result = topics.answer(action, form);
          if (fault != null && fault.repeated()) {
            topics.repeat(form);
          }
          if (fault == null || fault.answered()) {
            answer(exchange, 200, Map.of(), done(action, result));
          } // else closing the exchange cuts the connection
        } else if (fault.answered()) {
          answer(exchange, fault.status(), fault.headers(), error(fault.code(), "put here"));
        }
      } catch (SnsError e) {
        answer(exchange, e.status(), Map.of(), error(e.code(), String.valueOf(e.getMessage())));
      }
    }
  }

  private static String done(String action, String result) {
    return "<"
        + action
        + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><"
        + action
        + "Result>"
        + result
        + "</"
        + action
        + "Result><ResponseMetadata><RequestId>"
        + UUID.randomUUID()
        + "</RequestId></ResponseMetadata></"
        + action
        + "Response>";
  }

  private static String error(@Nullable String code, String message) {
    return "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender"
        + "</Type><Code>"
        + code
        + "</Code><Message>"
        + Text.xml(message)
        + "</Message></Error><RequestId>"
        + UUID.randomUUID()
        + "</RequestId></ErrorResponse>";
  }

  private static void answer(
      HttpExchange exchange, int status, Map<String, String> headers, String xml)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /**
   * Sends a notification to a queue. If that fails, the notification is lost and the publisher is
   * not told, as in the service.
   */
  private void deliver(Notification notification, Topic.Subscription to) {
    String[] arn = to.queue().split(":", -1);
    String url = sqs + "/" + arn[4] + "/" + arn[5];
    HttpRequest request =
        HttpRequest.newBuilder(sqs)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS.SendMessage")
            .POST(HttpRequest.BodyPublishers.ofString(notification.toSqs(url, to.raw())))
            .build();
    try {
      http.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      // The publisher is not told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sns-double");
    thread.setDaemon(true);
    return thread;
  }
}
