package io.holdfast.examples.localfood.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What customers and shops do over HTTP. Safe for use by any number of threads. */
final class MarketClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Pattern STOCK = Pattern.compile("\"stock\":(\\d+)");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI orders;
  private final URI stores;
  private final ThreadLocal<KeptConnection> connection;

  /**
   * Creates a client.
   *
   * @param stores the store service, which must be an HTTP URL without TLS
   */
  MarketClient(URI orders, URI stores) {
    this.orders = orders;
    this.stores = stores;
    this.connection = ThreadLocal.withInitial(() -> new KeptConnection(stores));
  }

  /** Opens a shop. Returns its id. */
  long open(String article, long stock) {
    String body = "{\"productId\":1,\"productName\":\"" + article + "\",\"stock\":" + stock + "}";
    HttpResponse<String> answer =
        send(request(stores, "/store").POST(BodyPublishers.ofString(body)));
    Matcher id = ID.matcher(answer.body());
    if (answer.statusCode() != 200 || !id.find()) {
      throw new IllegalStateException("no shop was opened: " + answer.body());
    }
    return Long.parseLong(id.group(1));
  }

  /** Orders one piece. Returns the status. */
  int order(long shop) {
    String body =
        "{\"storeId\":" + shop + ",\"productId\":1,\"productName\":\"load\",\"quantity\":1}";
    return send(request(orders, "/order").POST(BodyPublishers.ofString(body))).statusCode();
  }

  /**
   * Lists a shop and those after it with their stock, over a connection of this thread. Returns the
   * status.
   */
  int list(long first) {
    return connection.get().get("/store?limit=100&after=" + (first - 1));
  }

  /** Returns what a shop has left. */
  long stock(long shop) {
    HttpResponse<String> answer = send(request(stores, "/store?limit=1&after=" + (shop - 1)).GET());
    Matcher stock = STOCK.matcher(answer.body());
    if (answer.statusCode() != 200 || !stock.find()) {
      throw new IllegalStateException("the shop is not listed: " + answer.body());
    }
    return Long.parseLong(stock.group(1));
  }

  private static HttpRequest.Builder request(URI service, String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .header("Content-Type", "application/json")
        .timeout(TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
