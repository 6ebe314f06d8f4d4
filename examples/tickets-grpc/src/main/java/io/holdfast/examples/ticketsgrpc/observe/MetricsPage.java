package io.holdfast.examples.ticketsgrpc.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * The HTTP pages for machines: {@code /metrics}, {@code /health} (the process lives) and {@code
 * /ready} (the store answers). For the inner network only.
 */
public final class MetricsPage implements AutoCloseable {
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private MetricsPage(HttpServer server) {
    this.server = server;
  }

  /**
   * Opens the pages.
   *
   * @param port the TCP port; 0 for a free one
   * @param ready whether the store answers
   * @throws IOException if the port cannot be used
   */
  public static MetricsPage open(int port, PrometheusRegistry registry, BooleanSupplier ready)
      throws IOException {
    MetricsPage page = new MetricsPage(HttpServer.create(new InetSocketAddress(port), 0));
    PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    page.add(
        "/metrics",
        exchange -> {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          writer.write(text, registry.scrape());
          send(exchange, 200, writer.getContentType(), text.toByteArray());
        });
    page.add("/health", exchange -> send(exchange, true));
    page.add("/ready", exchange -> send(exchange, ready.getAsBoolean()));
    page.server.setExecutor(page.threads);
    page.server.start();
    return page;
  }

  private void add(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            if (exchange.getRequestURI().getPath().equals(path)) {
              handler.answer(exchange);
            } else {
              send(exchange, 404, "text/plain", bytes("not found"));
            }
          }
        });
  }

  private static void send(HttpExchange exchange, boolean good) throws IOException {
    send(exchange, good ? 200 : 503, "text/plain", bytes(good ? "OK" : "NOT READY"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Returns the port. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }
}
