package host.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import host.scene.Scene;
import io.holdfast.http.callback.CallbackRequest;
import io.holdfast.http.callback.CallbackSignature;
import io.holdfast.http.callback.RestockCallback;
import io.holdfast.http.callback.Secret;
import io.holdfast.http.publisher.HttpRestockPublisher;
import io.holdfast.http.publisher.JsonFactoryFormat;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.restock.RestockRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a factory over HTTP, and believes its callback. */
public final class Main {
  private static final URI CALLBACK = URI.create("https://shop.example/callback");

  private Main() {}

  /** Plays the scene, with a factory in between. */
  public static void main(String[] args) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer factory = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    factory.createContext("/", Main::accept);
    factory.start();
    InMemoryInventoryStore store = InMemoryInventoryStore.create();
    try (Inventory inventory = Inventory.create(store);
        HttpRestockPublisher publisher = publisher(factory.getAddress().getPort())) {
      Scene.sellOut(inventory);
      String id = store.restockOutbox().messages(Scene.SHOP, null, 1).get(0).content().id().value();
      int published = RestockRelay.create(store.restockOutbox(), publisher).runOnce().published();
      Scene.check(published == 1, "the factory was not asked");
      Secret secret = Secret.random();
      int status =
          RestockCallback.builder(inventory, store.idempotency())
              .keys(Scene.SHOP, secret)
              .build()
              .handle(Scene.SHOP, signed(secret, id))
              .status();
      Scene.check(status == 200, "the callback was answered with " + status);
      Scene.audit(inventory);
    } finally {
      factory.stop(0);
    }
    System.out.println("done");
  }

  private static void accept(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static HttpRestockPublisher publisher(int port) {
    return HttpRestockPublisher.builder(
            URI.create("http://127.0.0.1:" + port + "/api/manufactures"),
            JsonFactoryFormat.create(CALLBACK))
        .allowPlainHttp()
        .allowPrivateAddresses()
        .allowPorts(port)
        .build();
  }

  private static CallbackRequest signed(Secret secret, String request) {
    byte[] body = "{\"sku\":\"sencha\",\"quantity\":10}".getBytes(StandardCharsets.UTF_8);
    Map<String, List<String>> headers = new HashMap<>();
    CallbackSignature.headers(secret, "callback-1", Instant.now(), body)
        .forEach((name, value) -> headers.put(name, List.of(value)));
    return CallbackRequest.of("POST", "/callback?request=" + request, headers, body);
  }
}
