package io.holdfast.jdbc.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Describes the address on which a server listens. */
public record Address(String host, int port) {
  /** Returns an address of this machine with a free port. */
  public static Address free() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    IOException inUse = null;
    for (int i = 0; i < 100; i++) {
      // The port is below the range of outgoing connections. Otherwise a client that connects while
      // the server is down could get the server's port, and would be connected to itself.
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket probe = new ServerSocket(port, 1, loopback)) {
        return new Address(loopback.getHostAddress(), probe.getLocalPort());
      } catch (IOException e) {
        inUse = e;
      }
    }
    throw new IllegalStateException("no free port", inUse);
  }

  /** Opens a connection. */
  public Socket connect() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), 2_000);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Tells whether a server listens. */
  public boolean answers() {
    try (Socket socket = connect()) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
