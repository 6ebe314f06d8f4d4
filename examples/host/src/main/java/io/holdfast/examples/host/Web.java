package io.holdfast.examples.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A web server with a few routes. */
public final class Web implements AutoCloseable {
  /** The largest size of a body, in bytes. */
  public static final int MAX_BODY = 65_536;

  private static final int MOST_THREADS = 64;
  private static final int MOST_CONNECTIONS = 500;
  private static final long IDLE_MILLIS = 30_000;
  private static final Duration LONGEST_BODY = Duration.ofSeconds(10);
  private static final Duration LONGEST_HEAD = Duration.ofSeconds(10);

  private final Server server;
  private final ServerConnector connector;
  private final SlowHeads slowHeads;
  private final Duration maxBodyTime;

  private Web(Server server, ServerConnector connector, SlowHeads slowHeads, Duration maxBodyTime) {
    this.server = server;
    this.connector = connector;
    this.slowHeads = slowHeads;
    this.maxBodyTime = maxBodyTime;
  }

  /**
   * Binds a port. Requests before {@link #start} wait.
   *
   * @param host the address to listen at
   * @param port the port, or 0 for any
   */
  public static Web open(String host, int port) {
    return open(host, port, LONGEST_HEAD, LONGEST_BODY);
  }

  /**
   * Binds a port, with other limits.
   *
   * @param maxHeadTime the longest time for the head of a request, approximately
   * @param maxBodyTime the longest time for the body of a request
   */
  static Web open(String host, int port, Duration maxHeadTime, Duration maxBodyTime) {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
    threads.setName("web");
    Server server = new Server(threads);
    HttpConfiguration config = new HttpConfiguration();
    config.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(config));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    SlowHeads slowHeads = new SlowHeads(connector.getScheduler(), maxHeadTime.toMillis());
    connector.addBean(slowHeads, false);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    server.setErrorHandler(new JsonErrors());
    try {
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen at port " + port, e);
    }
    return new Web(server, connector, slowHeads, maxBodyTime);
  }

  /** Starts to answer requests. */
  public void start(Routes routes) {
    slowHeads.setHandler(new RoutesHandler(routes.list(), maxBodyTime.toMillis()));
    server.setHandler(slowHeads);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the web server does not start", e);
    }
  }

  /** Returns the port. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Waits until the server is stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  /** Stops the server. A second call has nothing to do. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("the web server does not stop", e);
    }
  }

  /** The routes of a server. */
  public static final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds a route.
     *
     * @param method the HTTP method
     * @param path the exact path, or a prefix followed by a slash and a star
     * @param answer answers the request
     */
    public Routes on(String method, String path, Function<Call, Reply> answer) {
      routes.add(new Route(method, path, answer));
      return this;
    }

    List<Route> list() {
      return List.copyOf(routes);
    }
  }

  /** One route. */
  record Route(String method, String path, Function<Call, Reply> answer) {
    boolean leads(String to) {
      return path.endsWith("/*")
          ? to.startsWith(path.substring(0, path.length() - 1))
          : to.equals(path);
    }

    String rest(String of) {
      return path.endsWith("/*") ? of.substring(path.length() - 1) : "";
    }
  }
}
