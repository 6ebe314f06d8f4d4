package io.holdfast.benchmarks.spring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * A connection of one client, kept open between its requests. It does as little as it can, because
 * it shares the processors with the server. Not safe for use by several threads.
 */
final class HttpConnection implements AutoCloseable {
  private static final String LENGTH = "content-length:";
  // As long as a shop waits for its database.
  private static final int TIMEOUT_MILLIS = 120_000;

  private final int port;
  private Socket socket;
  private InputStream in;

  /** Connects to a server on this machine. */
  HttpConnection(int port) throws IOException {
    this.port = port;
    socket = connect();
    in = new BufferedInputStream(socket.getInputStream());
  }

  private Socket connect() throws IOException {
    Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
    connected.setTcpNoDelay(true);
    connected.setSoTimeout(TIMEOUT_MILLIS);
    return connected;
  }

  /**
   * Posts JSON, reads the whole answer, and returns its status.
   *
   * @throws IOException if the answer has no status or no length
   */
  int post(String path, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    socket.getOutputStream().write((head + json).getBytes(UTF_8));
    return readAnswer();
  }

  private int readAnswer() throws IOException {
    String first = line();
    int status = Integer.parseInt(first.substring(9, 12));
    boolean chunked = false;
    boolean over = false;
    long length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith(LENGTH)) {
        length = Long.parseLong(header.substring(LENGTH.length()).trim());
      } else if (header.equals("transfer-encoding: chunked")) {
        chunked = true;
      } else if (header.equals("connection: close")) {
        over = true;
      }
    }
    if (chunked) {
      skipChunks();
    } else if (length >= 0) {
      in.skipNBytes(length);
    } else {
      throw new IOException("an answer without a length: " + first);
    }
    if (over) {
      socket.close();
      socket = connect();
      in = new BufferedInputStream(socket.getInputStream());
    }
    return status;
  }

  private void skipChunks() throws IOException {
    long size;
    do {
      size = Long.parseLong(line(), 16);
      in.skipNBytes(size);
      line();
    } while (size > 0);
  }

  private String line() throws IOException {
    byte[] text = new byte[128];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server has closed the connection");
      }
      if (next != '\r') {
        if (length == text.length) {
          throw new IOException("a header line is longer than " + length);
        }
        text[length] = (byte) next;
        length++;
      }
    }
    return new String(text, 0, length, ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
