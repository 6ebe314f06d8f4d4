package io.holdfast.http.factory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The behaviour of the factory after it has read a request. */
@FunctionalInterface
public interface Behaviour {
  /**
   * Answers a request, or does not.
   *
   * @param line the connection to the client
   */
  void answer(Asked request, Line line) throws IOException, InterruptedException;

  /** A connection, from the factory's side. */
  interface Line {
    OutputStream out();

    /** Ends the connection at once, with a reset. */
    void reset() throws IOException;

    /** Returns a latch that opens when the factory closes. */
    CountDownLatch closing();

    /** Writes text as it is. */
    default void write(String text) throws IOException {
      out().write(text.getBytes(StandardCharsets.ISO_8859_1));
      out().flush();
    }

    /** Waits for this time, or until the factory closes. */
    default boolean pause(long millis) throws InterruptedException {
      return !closing().await(millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Answers with a status, a short body, and these header lines. */
  static Behaviour status(int status, String... headerLines) {
    String headers =
        String.join("", java.util.Arrays.stream(headerLines).map(it -> it + "\r\n").toList());
    return (request, line) ->
        line.write("HTTP/1.1 " + status + " So\r\n" + headers + "Content-Length: 2\r\n\r\n{}");
  }

  /** Accepts the request. */
  static Behaviour accepts() {
    return status(200, "Content-Type: application/json");
  }

  /** Sends nothing. */
  static Behaviour silent() {
    return (request, line) -> line.closing().await();
  }

  /** Sends the head of its answer byte by byte, without end. */
  static Behaviour drippingHead(long pauseMillis) {
    return (request, line) -> {
      line.write("HTTP/1.1 200 OK\r\nX-Slow: ");
      do {
        line.write("a");
      } while (line.pause(pauseMillis));
    };
  }

  /** Sends the status, then a body byte by byte, without end. */
  static Behaviour drippingBody(int status, long pauseMillis) {
    return (request, line) -> {
      line.write("HTTP/1.1 " + status + " So\r\nContent-Length: 1000000\r\n\r\n");
      do {
        line.write("a");
      } while (line.pause(pauseMillis));
    };
  }

  /** Sends a body as fast as possible, without end. */
  static Behaviour endlessBody(int status) {
    String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
    return (request, line) -> {
      line.write("HTTP/1.1 " + status + " So\r\nTransfer-Encoding: chunked\r\n\r\n");
      while (line.closing().getCount() > 0) {
        line.write(chunk);
      }
    };
  }

  /** Sends a header line that never ends. */
  static Behaviour endlessHeader() {
    String part = "y".repeat(0x2000);
    return (request, line) -> {
      line.write("HTTP/1.1 200 OK\r\nX-Long: ");
      while (line.closing().getCount() > 0) {
        line.write(part);
      }
    };
  }

  /** Sends text that is not HTTP. */
  static Behaviour garbage(String text) {
    return (request, line) -> line.write(text);
  }

  /** Closes the connection without an answer. */
  static Behaviour hangsUp() {
    return (request, line) -> {};
  }

  /** Closes the connection with a reset. */
  static Behaviour resets() {
    return (request, line) -> line.reset();
  }
}
