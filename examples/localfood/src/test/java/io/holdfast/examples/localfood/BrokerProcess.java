package io.holdfast.examples.localfood;

import static org.awaitility.Awaitility.await;

import io.holdfast.examples.localfood.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, which can be killed and started again on its records. */
final class BrokerProcess {
  private final int port = freePort();
  private final int controllerPort = freePort();
  private final Path folder;
  private Process process;

  BrokerProcess(Path folder) {
    this.folder = folder;
    start();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  void start() {
    try {
      Path output = Files.createTempFile(folder, "broker", ".log");
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KafkaBroker.class.getName(),
                  String.valueOf(port),
                  String.valueOf(controllerPort),
                  folder.resolve("records").toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.readString(output).lines().anyMatch("ready"::equals));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process with SIGKILL. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the broker does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
