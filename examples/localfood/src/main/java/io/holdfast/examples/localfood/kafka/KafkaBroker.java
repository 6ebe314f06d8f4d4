package io.holdfast.examples.localfood.kafka;

import io.holdfast.examples.common.Opened;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Kafka broker in this JVM, which is its own controller. Its records are in a folder. */
public final class KafkaBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker on the records of a folder.
   *
   * @param port the port of the broker
   * @param controllerPort another port, for the controller
   * @param folder the folder, which is created if it is missing
   * @throws RuntimeException if the broker does not start; then it is closed again
   */
  public static KafkaBroker start(int port, int controllerPort, Path folder) {
    Properties settings = settings(port, controllerPort, folder);
    format(folder);
    KafkaBroker broker =
        new KafkaBroker(new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM), port);
    try {
      broker.server.startup();
      return broker;
    } catch (Throwable e) { // Scala does not declare what it throws
      Opened.closeAfter(e, broker);
      throw e;
    }
  }

  private static Properties settings(int port, int controllerPort, Path folder) {
    String broker = "PLAINTEXT://" + HOST + ":" + port;
    String controller = HOST + ":" + controllerPort;
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put("listeners", broker + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", broker);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.min.session.timeout.ms", "1000");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    // Otherwise a broker that was killed waits for the end of its old registration.
    settings.put("broker.session.timeout.ms", "1500");
    settings.put("broker.heartbeat.interval.ms", "300");
    return settings;
  }

  private static void format(Path folder) {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(folder);
      new Formatter()
          .setNodeId(1)
          .setClusterId(Uuid.randomUuid().toString())
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .setUnstableFeatureVersionsEnabled(false)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + folder, e);
    }
  }

  /** Returns the address for clients. */
  public String address() {
    return HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /**
   * Runs a broker until its standard input ends, as it does when the process that started it ends.
   *
   * @param arguments the port, the port of the controller, and the folder
   */
  public static void main(String[] arguments) throws IOException {
    KafkaBroker broker =
        start(
            Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    System.out.println("ready");
    System.in.transferTo(OutputStream.nullOutputStream());
    broker.close();
  }
}
