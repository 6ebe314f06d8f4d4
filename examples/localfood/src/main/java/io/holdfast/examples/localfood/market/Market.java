package io.holdfast.examples.localfood.market;

import io.holdfast.examples.common.Opened;
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
 * The services, and their broker if it is in this JVM. Another thread may close them, also while
 * they start.
 */
public final class Market implements AutoCloseable {
  private final MarketOptions options;
  private final Opened open = new Opened();
  private @Nullable KafkaBroker broker;
  private boolean closed;
  private final Map<MarketService, ConfigurableApplicationContext> services =
      new EnumMap<>(MarketService.class);

  /** Creates a market that has not started. */
  public Market(MarketOptions options) {
    this.options = options;
  }

  /**
   * Starts the broker, unless there is one, and the services. If one fails, all are ended.
   *
   * @throws IllegalStateException if the market was closed
   */
  public void start() {
    try {
      startBroker();
      // Orders last: their page needs to know where the shops are.
      Stream.of(MarketService.STORE, MarketService.DELIVERY, MarketService.ORDER)
          .filter(options.services()::contains)
          .forEach(this::start);
    } catch (Throwable e) { // Scala, in the broker, does not declare what it throws
      Opened.closeAfter(e, this);
      throw e;
    }
  }

  private synchronized void startBroker() {
    requireOpen();
    if (options.kafka() == null) {
      Path folder = options.folder().resolve("kafka");
      broker = open.add(KafkaBroker.start(options.kafkaPort(), freePort(), folder));
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the market is closed");
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void start(MarketService service) {
    requireOpen();
    Map<String, Object> properties = new HashMap<>(options.properties());
    properties.putAll(options.database(service));
    properties.put("server.port", options.ports().get(service));
    properties.put(
        "spring.kafka.bootstrap-servers", broker == null ? options.kafka() : broker.address());
    if (services.containsKey(MarketService.STORE)) {
      properties.put("localfood.store-port", port(MarketService.STORE));
    } else {
      properties.putIfAbsent("localfood.store-port", options.ports().get(MarketService.STORE));
    }
    services.put(service, open.add(service.start(properties, builder -> {})));
  }

  /** Returns the port on which a service listens. */
  public synchronized int port(MarketService service) {
    ConfigurableApplicationContext running = services.get(service);
    if (running == null) {
      throw new IllegalArgumentException(service + " does not run here");
    }
    return running.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** Ends the services, the last first, then the broker, even if the end of one fails. */
  @Override
  public synchronized void close() {
    closed = true;
    services.clear();
    open.close();
  }
}
