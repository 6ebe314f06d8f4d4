package io.holdfast.examples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line with a server of the Temporal SDK, over the network. */
@Timeout(120)
class TemporalCommandTest {
  @TempDir private java.nio.file.Path folder;

  private final Terminal terminal = new Terminal();
  private final StringWriter out = terminal.out;
  private final StringWriter err = terminal.err;
  private final String target;
  private final PortBoundTestServer server;

  TemporalCommandTest() throws IOException {
    int free = freePort();
    PortBoundTestServer opened = null;
    for (int tries = 1; opened == null; tries++) {
      try {
        opened = TestServer.createPortBoundServer(free);
      } catch (RuntimeException e) {
        if (tries == 5) {
          throw e;
        }
        free = freePort(); // another process was faster
      }
    }
    server = opened;
    target = "127.0.0.1:" + free;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private int run(String target, String line) {
    return terminal.run(line, "--file", folder.resolve("store").toString(), "--temporal", target);
  }

  /**
   * The next process does not ask for the execution: this server lets it wait for ten seconds for
   * the process that has ended.
   */
  @Test
  void aCheckoutRunsOnTheServer() {
    assertThat(run(target, "checkout --name o-1 --input " + Path.DISPATCHED.input)).isZero();
    assertThat(out.toString())
        .contains("  DispatchOrder")
        .endsWith("SUCCEEDED " + Path.DISPATCHED.output + System.lineSeparator());
    assertThat(run(target, "history o-2")).isEqualTo(1);
    assertThat(run(target, "resume o-2")).isEqualTo(1);
    assertThat(err.toString()).contains("no execution o-2").contains("not parked: o-2");
    out.getBuffer().setLength(0);
    assertThat(run(target, "parked")).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() throws IOException {
    // Bound, so that no other process gets the port, and nobody listens.
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String nobody = "127.0.0.1:" + bound.getLocalPort();
      assertThat(run(nobody, "parked")).isEqualTo(2);
      assertThat(err.toString()).contains("--temporal: no server answers at " + nobody);
    }
  }

  @Test
  void anAddressWithoutAPortIsRefusedBeforeAnythingIsOpened() {
    assertThat(run("localhost", "checkout --input " + Path.DISPATCHED.input)).isEqualTo(2);
    assertThat(err.toString()).contains("--temporal must be HOST:PORT");
    assertThat(folder).isEmptyDirectory();
  }
}
