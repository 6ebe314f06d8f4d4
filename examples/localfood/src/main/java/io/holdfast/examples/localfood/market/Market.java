package io.holdfast.examples.localfood.market;

import io.holdfast.examples.localfood.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The running services, and their broker if it is in this JVM. Not safe for use by several threads.
 */
public final class Market implements AutoCloseable {
  private final MarketOptions options;
  private final @Nullable KafkaBroker broker;
  private final Map<MarketService, ConfigurableApplicationContext> services =
      new EnumMap<>(MarketService.class);

  private Market(MarketOptions options, @Nullable KafkaBroker broker) {
    this.options = options;
    this.broker = broker;
  }

  /** Starts the broker, unless there is one, and the services. If one fails, all are ended. */
  public static Market start(MarketOptions options) {
    Market market = new Market(options, options.kafka() == null ? startBroker(options) : null);
    try {
      // Orders last: their page needs to know where the shops are.
      Stream.of(MarketService.STORE, MarketService.DELIVERY, MarketService.ORDER)
          .filter(options.ports()::containsKey)
          .forEach(market::start);
      return market;
    } catch (RuntimeException e) {
      market.close();
      throw e;
    }
  }

  private static KafkaBroker startBroker(MarketOptions options) {
    Path folder = options.folder().resolve("kafka");
    return KafkaBroker.start(options.kafkaPort(), freePort(), folder);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start(MarketService service) {
    Map<String, Object> properties = new HashMap<>(options.properties());
    properties.putAll(options.database(service));
    properties.put("server.port", options.ports().get(service));
    properties.put(
        "spring.kafka.bootstrap-servers", broker == null ? options.kafka() : broker.address());
    if (services.containsKey(MarketService.STORE)) {
      properties.put("localfood.store-port", port(MarketService.STORE));
    }
    services.put(service, service.start(properties, builder -> {}));
  }

  /** Returns the port on which a service listens. */
  public int port(MarketService service) {
    ConfigurableApplicationContext running = services.get(service);
    if (running == null) {
      throw new IllegalArgumentException(service + " does not run here");
    }
    return MarketService.portOf(running);
  }

  /** Ends the services, then the broker. */
  @Override
  public void close() {
    services.values().forEach(ConfigurableApplicationContext::close);
    if (broker != null) {
      broker.close();
    }
  }
}
