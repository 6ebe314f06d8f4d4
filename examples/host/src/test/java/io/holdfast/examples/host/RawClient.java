package io.holdfast.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says byte by byte what it wants. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final StringBuilder answer = new StringBuilder();
  private boolean ended;

  RawClient(Web web) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), web.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a text; false if the other side has closed the connection. */
  boolean send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** All that has come so far, after waiting for at most so many milliseconds for more. */
  String read(int millis) {
    byte[] buffer = new byte[8_192];
    try {
      socket.setSoTimeout(millis);
      int read = socket.getInputStream().read(buffer);
      if (read < 0) {
        ended = true;
      } else {
        answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
    } catch (SocketTimeoutException e) {
      return answer.toString(); // nothing has come
    } catch (IOException e) {
      ended = true;
    }
    return answer.toString();
  }

  /** All that has come, once it ends so; the other side must not close the connection before. */
  String readUntil(String end) {
    while (!read(100).endsWith(end)) {
      assertThat(ended).isFalse();
    }
    return answer.toString();
  }

  /** All that comes until the other side closes the connection. */
  String readToEnd() {
    while (!ended) {
      read(60_000);
    }
    return answer.toString();
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
