package io.holdfast.http.factory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A factory on a port of this machine, with a behaviour that the test sets. It records its
 * requests. It writes its answers byte by byte, so that a test can make them invalid.
 */
public final class FactoryDouble implements AutoCloseable {
  private final ServerSocket server;
  private final String scheme;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Behaviour behaviour;

  private FactoryDouble(ServerSocket server, String scheme, Behaviour behaviour) {
    this.server = server;
    this.scheme = scheme;
    this.behaviour = behaviour;
    start(this::accept);
  }

  /** Starts a factory with this behaviour. */
  public static FactoryDouble start(Behaviour behaviour) {
    try {
      return new FactoryDouble(
          new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", behaviour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a factory that uses https. */
  public static FactoryDouble start(Behaviour behaviour, SSLContext context) {
    try {
      return new FactoryDouble(
          context
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
          "https",
          behaviour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets the behaviour from now on. */
  public void behaves(Behaviour other) {
    behaviour = other;
  }

  /** Returns the URL of a path, with this machine's address. */
  public URI url(String path) {
    return url("127.0.0.1", path);
  }

  /** Returns the URL of a path, with another host name. */
  public URI url(String host, String path) {
    return URI.create(scheme + "://" + host + ":" + port() + path);
  }

  /** Returns the port. */
  public int port() {
    return server.getLocalPort();
  }

  /** Returns the requests, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Returns the number of connections. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "factory-double");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Asked request = read(in); request != null; request = read(in)) {
        asked.add(request);
        Behaviour now = behaviour;
        Connection line = new Connection(socket);
        now.answer(request, line);
        if (!line.isWrittenTo || now != behaviour) {
          return;
        }
      }
    } catch (IOException e) {
      // The client has closed the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static @Nullable Asked read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    String[] parts = first.split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Asked(
        parts[0],
        parts[1],
        Map.copyOf(headers),
        new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      text.append((char) c);
    }
    return text.toString().strip();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      server.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Connection implements Behaviour.Line {
    private final Socket socket;
    private boolean isWrittenTo;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    @Override
    public OutputStream out() {
      isWrittenTo = true;
      try {
        return socket.getOutputStream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    @Override
    public CountDownLatch closing() {
      return closing;
    }
  }
}
