package io.holdfast.emulators;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Amazon's DynamoDB Local in a separate process. It starts empty, and keeps its data in memory only
 * or in a temporary file. All credentials and regions see the same tables; an access key must
 * consist of letters and digits. Safe for use by several threads.
 *
 * <p>Its jars are in {@code aws-emulators/target/lib}. The process ends with {@link #close} or with
 * this JVM, however that ends.
 */
public final class DynamoDbLocal implements AutoCloseable {

  /** The system property that names the folder of the jars. */
  public static final String LIBS = "holdfast.dynamodb-local.libs";

  /**
   * The system property with options of the process's JVM, separated by spaces. The default is the
   * first JIT compiler only, because most processes are used for seconds.
   */
  public static final String JVM = "holdfast.dynamodb-local.jvm";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIES = 3;

  private final Path folder;
  private final URI endpoint;
  private final List<String> command;
  private final Thread hook = new Thread(this::stop, "dynamodb-local-stop");
  private volatile Process process;

  private DynamoDbLocal(Path folder, URI endpoint, List<String> command) throws IOException {
    this.folder = folder;
    this.endpoint = endpoint;
    this.command = command;
    this.process = run(folder, command);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a process that keeps its data in memory, and waits until it answers.
   *
   * @throws IllegalStateException if the jars are missing, or the process does not start within a
   *     minute
   */
  public static DynamoDbLocal start() {
    return start("-inMemory");
  }

  /**
   * Starts a process that keeps its data in a temporary file, and waits until it answers. It can be
   * killed and started again.
   *
   * @throws IllegalStateException if the jars are missing, or the process does not start within a
   *     minute
   */
  public static DynamoDbLocal startOnDisk() {
    return start("-dbPath", ".");
  }

  private static DynamoDbLocal start(String... storage) {
    Path libs = libs();
    try {
      // Another process may take the free port before this one binds it.
      for (int i = 1; ; i++) {
        DynamoDbLocal started = launch(libs, List.of(storage));
        if (started.awaitAnswer()) {
          return started;
        }
        String log = started.log();
        boolean died = !started.process.isAlive();
        started.close();
        if (!died || i == TRIES) {
          throw new IllegalStateException("DynamoDB Local did not start; it said: " + log);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start DynamoDB Local", e);
    }
  }

  /**
   * Returns the instance that this JVM shares; the first call starts it. It must not be closed: it
   * ends with the JVM.
   */
  public static DynamoDbLocal shared() {
    return Shared.INSTANCE;
  }

  /** Returns the endpoint on the loopback interface. */
  public URI endpoint() {
    return endpoint;
  }

  /** Kills the process at once, as by a crash, and returns when it has ended. */
  public void kill() {
    try {
      if (!process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("DynamoDB Local cannot be killed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while DynamoDB Local was killed", e);
    }
  }

  /**
   * Starts the process again after {@link #kill}, on its files and at the same endpoint, and waits
   * until it answers.
   *
   * @throws IllegalStateException if it does not start within a minute
   */
  public void startAgain() {
    try {
      process = run(folder, command);
      if (!awaitAnswer()) {
        throw new IllegalStateException("DynamoDB Local did not start again; it said: " + log());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start DynamoDB Local again", e);
    }
  }

  /** Ends the process and deletes its temporary files. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the JVM is ending, so the hook does it
    }
    stop();
  }

  private static DynamoDbLocal launch(Path libs, List<String> storage) throws IOException {
    Path folder = Files.createTempDirectory("holdfast-dynamodb-");
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty(JVM, "-XX:TieredStopAtLevel=1").strip().split(" +")));
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx256m");
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-cp");
    command.add(libs.resolve("*") + File.pathSeparator + ownClasses());
    command.add(ParentWatchdog.class.getName());
    command.add("com.amazonaws.services.dynamodbv2.local.main.ServerRunner");
    command.addAll(storage);
    command.add("-sharedDb");
    command.add("-disableTelemetry");
    command.add("-port");
    command.add(Integer.toString(port));
    return new DynamoDbLocal(folder, URI.create("http://127.0.0.1:" + port), command);
  }

  private static Process run(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private static Path libs() {
    String property = System.getProperty(LIBS);
    Path libs = property != null ? Path.of(property) : libsAbove(Path.of("").toAbsolutePath());
    if (libs == null || !Files.isDirectory(libs)) {
      throw new IllegalStateException(
          "the jars of DynamoDB Local are not in "
              + (libs == null ? "aws-emulators/target/lib" : libs)
              + ": 'mvn process-resources -pl aws-emulators' in the repository brings them, -D"
              + LIBS
              + "=... says where they are");
    }
    return libs.toAbsolutePath();
  }

  private static @Nullable Path libsAbove(Path start) {
    return Stream.<Path>iterate(start, path -> path != null, Path::getParent)
        .map(path -> path.resolve("aws-emulators/target/lib"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          DynamoDbLocal.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean awaitAnswer() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      if (answers()) {
        return process.isAlive();
      }
      pause();
    }
    return false;
  }

  private boolean answers() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
    connection.setConnectTimeout(1_000);
    connection.setReadTimeout(5_000);
    try {
      return connection.getResponseCode() > 0;
    } catch (IOException e) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  private void pause() {
    try {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while DynamoDB Local was starting", e);
    }
  }

  private String log() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("log"), StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // A temporary folder that stays does no harm.
    }
  }

  private static final class Shared {
    static final DynamoDbLocal INSTANCE = start();
  }
}
