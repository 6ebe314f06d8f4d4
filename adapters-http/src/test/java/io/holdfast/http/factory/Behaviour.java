package io.holdfast.http.factory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the factory does with a request that it has read. */
@FunctionalInterface
public interface Behaviour {
  /**
   * Answers, or does not.
   *
   * @param line the connection to whoever asks
   */
  void answer(Asked request, Line line) throws IOException, InterruptedException;

  /** A connection, from the factory's side. */
  interface Line {
    OutputStream out();

    /** Ends the connection at once, with a reset. */
    void reset() throws IOException;

    /** Open until the factory closes. */
    CountDownLatch closing();

    /** Writes text as it is. */
    default void write(String text) throws IOException {
      out().write(text.getBytes(StandardCharsets.ISO_8859_1));
      out().flush();
    }

    /** Waits for so long, or until the factory closes. */
    default boolean pause(long millis) throws InterruptedException {
      return !closing().await(millis, TimeUnit.MILLISECONDS);
    }
  }

  /** A status with a short body, and header lines if there are any. */
  static Behaviour status(int status, String... headerLines) {
    String headers =
        String.join("", java.util.Arrays.stream(headerLines).map(it -> it + "\r\n").toList());
    return (request, line) ->
        line.write("HTTP/1.1 " + status + " So\r\n" + headers + "Content-Length: 2\r\n\r\n{}");
  }

  /** Takes the request over. */
  static Behaviour accepts() {
    return status(200, "Content-Type: application/json");
  }

  /** Says nothing. */
  static Behaviour silent() {
    return (request, line) -> line.closing().await();
  }

  /** Sends the head of its answer byte by byte, and never comes to its end. */
  static Behaviour drippingHead(long pauseMillis) {
    return (request, line) -> {
      line.write("HTTP/1.1 200 OK\r\nX-Slow: ");
      do {
        line.write("a");
      } while (line.pause(pauseMillis));
    };
  }

  /** Accepts, then sends its body byte by byte, and never comes to its end. */
  static Behaviour drippingBody(int status, long pauseMillis) {
    return (request, line) -> {
      line.write("HTTP/1.1 " + status + " So\r\nContent-Length: 1000000\r\n\r\n");
      do {
        line.write("a");
      } while (line.pause(pauseMillis));
    };
  }

  /** Sends its body as fast as it can, and never comes to its end. */
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

  /** Sends something that is no HTTP. */
  static Behaviour garbage(String text) {
    return (request, line) -> line.write(text);
  }

  /** Hangs up without a word. */
  static Behaviour hangsUp() {
    return (request, line) -> {};
  }

  /** Hangs up with a reset. */
  static Behaviour resets() {
    return (request, line) -> line.reset();
  }
}
