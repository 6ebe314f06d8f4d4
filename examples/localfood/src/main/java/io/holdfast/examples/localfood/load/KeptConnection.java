package io.holdfast.examples.localfood.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept open between requests. It does as little as it can, because it shares
 * the processors with the services that it measures. It does not use TLS. Not safe for use by
 * several threads.
 */
final class KeptConnection {
  private static final String LENGTH = "content-length:";
  private static final int LONGEST_LINE = 4_096;
  private static final int HTTP_PORT = 80;
  private static final int TIMEOUT_MILLIS = 30_000;

  private final URI service;
  private @Nullable Socket socket;

  KeptConnection(URI service) {
    this.service = service;
  }

  /** Gets a path, reads the whole answer, and returns its status. */
  int get(String path) {
    try {
      Socket open = socket == null ? connect() : socket;
      socket = open;
      String request = "GET " + path + " HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\n\r\n";
      open.getOutputStream().write(request.getBytes(ISO_8859_1));
      return answer(new BufferedInputStream(open.getInputStream()));
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      close(); // the rest of the answer is not read
      throw e;
    }
  }

  private Socket connect() throws IOException {
    int port = service.getPort() == -1 ? HTTP_PORT : service.getPort();
    Socket open = new Socket(service.getHost(), port);
    open.setTcpNoDelay(true);
    open.setSoTimeout(TIMEOUT_MILLIS);
    return open;
  }

  private int answer(InputStream in) throws IOException {
    String first = line(in);
    boolean over = false;
    long length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith(LENGTH)) {
        length = Long.parseLong(header.substring(LENGTH.length()).trim());
      } else if (header.equals("connection: close")) {
        over = true;
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length: " + first);
    }
    in.skipNBytes(length);
    if (over) {
      close();
    }
    return Integer.parseInt(first.substring(9, 12));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || text.length() == LONGEST_LINE) {
        throw new EOFException("the answer ends in the middle, or has too long a line");
      }
      if (next != '\r') {
        text.append((char) next);
      }
    }
    return text.toString();
  }

  private void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      socket = null;
    }
  }
}
