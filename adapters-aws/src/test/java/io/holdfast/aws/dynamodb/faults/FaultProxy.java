package io.holdfast.aws.dynamodb.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.aws.dynamodb.faults.Fault.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between a client and DynamoDB, on the loopback interface. It applies faults to some
 * requests and forwards the others. Operations are named as in DynamoDB's API ({@code UpdateItem}).
 * Safe for use by several threads.
 */
public final class FaultProxy implements AutoCloseable {

  static {
    // Otherwise an answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final URI dynamo;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  /** Starts a proxy in front of this endpoint. */
  public FaultProxy(URI dynamo) {
    this.dynamo = dynamo;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Returns the endpoint for clients. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Applies the fault to the next request of this operation. */
  public void next(String operation, Fault fault) {
    nth(operation, 1, fault);
  }

  /** Applies the fault to the n-th request of this operation, counted from now and from 1. */
  public void nth(String operation, int n, Fault fault) {
    rules.add(new Rule(operation, new AtomicInteger(n), fault));
  }

  /** Applies the fault to the next n requests of this operation. */
  public void nextFew(String operation, int n, Fault fault) {
    for (int i = 1; i <= n; i++) {
      nth(operation, i, fault);
    }
  }

  /** Applies the fault to every request of this operation, until {@link #heal}. */
  public void every(String operation, Fault fault) {
    rules.add(new Rule(operation, null, fault));
  }

  /** Removes all faults. */
  public void heal() {
    rules.clear();
  }

  /** Returns the number of requests of this operation, whatever their outcome. */
  public int count(String operation) {
    return bodies(operation).size();
  }

  /** Returns the number of requests. */
  public int count() {
    return received.size();
  }

  /** Returns the bodies of the requests of this operation, in order of arrival. */
  public List<String> bodies(String operation) {
    return received.stream()
        .filter(request -> request.operation().equals(operation))
        .map(Received::body)
        .toList();
  }

  /** Clears the recorded requests. */
  public void forget() {
    received.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String operation = target.substring(target.indexOf('.') + 1);
      received.add(new Received(operation, body));
      Fault.Forward forward = () -> forward(exchange, body);
      Optional<Fault> fault = faultFor(operation);
      Optional<Answer> answer =
          fault.isPresent() ? fault.get().happen(body, forward) : Optional.of(forward.send());
      if (answer.isPresent()) {
        answer(exchange, answer.get());
      } // else closing the exchange cuts the connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the proxy was closed
    }
  }

  private Optional<Fault> faultFor(String operation) {
    Fault met = null;
    synchronized (rules) {
      for (Rule rule : rules) {
        if (rule.operation().equals(operation) && rule.meets() && met == null) {
          met = rule.fault();
        }
      }
      rules.removeIf(Rule::over);
    }
    return Optional.ofNullable(met);
  }

  private Answer forward(HttpExchange exchange, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(dynamo).POST(HttpRequest.BodyPublishers.ofString(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isForwarded(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isForwarded(name)) {
                headers.put(name, values.get(0));
              }
            });
    return new Answer(response.statusCode(), headers, response.body());
  }

  private static boolean isForwarded(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.startsWith("x-amz") || name.equals("authorization") || name.equals("content-type");
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fault-proxy");
    thread.setDaemon(true);
    return thread;
  }

  private record Received(String operation, String body) {}

  /**
   * A fault for the request at which the count reaches zero; without a count, for every request.
   */
  private record Rule(String operation, AtomicInteger left, Fault fault) {

    boolean meets() {
      return left == null || left.decrementAndGet() == 0;
    }

    boolean over() {
      return left != null && left.get() <= 0;
    }
  }
}
