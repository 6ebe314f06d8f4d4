package io.holdfast.jdbc.servers;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Runs a separate MariaDB for tests as a child process of this JVM, as durable as one in
 * production.
 */
public final class MariaDbServer extends DatabaseServer {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final MariaDbBinaries binaries = MariaDbBinaries.unpacked();
  private final Address address = Address.free();
  private final Path folder;
  private final List<String> options;
  private final Map<String, String> environment;
  private Process process;

  private MariaDbServer(Path folder, List<String> options, Map<String, String> environment) {
    this.folder = folder;
    this.options = options;
    this.environment = environment;
    Folders.copy(binaries.template(), folder.resolve("data"));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Returns the server that all tests of this JVM share. No test may kill it or change its
   * settings.
   */
  public static MariaDbServer shared() {
    return Holder.SHARED;
  }

  /** Starts the shared server on first use. */
  private static final class Holder {
    static final MariaDbServer SHARED = startNew();
  }

  /** Creates another server, with empty data. */
  public static MariaDbServer startNew(String... options) {
    return startNewIn(Folders.create("mariadb"), options);
  }

  /** Creates another server, with empty data below this folder. */
  public static MariaDbServer startNewIn(Path folder, String... options) {
    MariaDbServer server = new MariaDbServer(folder, List.of(options), Map.of());
    server.start();
    return server;
  }

  /** Creates another server, with empty data, that runs with more environment variables. */
  public static MariaDbServer startNewWith(Map<String, String> environment) {
    MariaDbServer server =
        new MariaDbServer(Folders.create("mariadb"), List.of(), Map.copyOf(environment));
    server.start();
    return server;
  }

  @Override
  public String name() {
    return "MariaDB";
  }

  @Override
  public Engine engine() {
    return Engine.MARIADB;
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public synchronized void start() {
    if (process != null) {
      throw new IllegalStateException("MariaDB runs already");
    }
    try {
      Path access = folder.resolve("access.sql");
      Files.writeString(
          access,
          """
          CREATE USER IF NOT EXISTS root@'127.0.0.1' IDENTIFIED BY '';
          GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
          """);
      Files.createDirectories(folder.resolve("tmp"));
      ProcessBuilder builder = new ProcessBuilder(command(access));
      builder.environment().put("LD_LIBRARY_PATH", binaries.libraries().toString());
      builder.environment().putAll(environment);
      File log = folder.resolve("server.log").toFile();
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server has ended without being told to. */
  public void awaitEnd() {
    if (!ended(PATIENCE.toMillis())) {
      throw new IllegalStateException("MariaDB is still alive");
    }
  }

  /** Starts the server again if it has died, and returns whether it had. */
  public synchronized boolean startIfDead() {
    if (process != null && process.isAlive()) {
      return false;
    }
    kill();
    start();
    return true;
  }

  private List<String> command(Path access) {
    List<String> command = new ArrayList<>();
    command.add(binaries.server().toString());
    command.add("--no-defaults");
    command.add("--user=" + System.getProperty("user.name"));
    command.add("--basedir=" + binaries.base());
    command.add("--datadir=" + folder.resolve("data"));
    // A server that starts deletes the temporary tables in its folder, also those of another
    // server.
    command.add("--tmpdir=" + folder.resolve("tmp"));
    command.add("--port=" + address.port());
    command.add("--bind-address=" + address.host());
    command.add("--socket=mariadb.sock");
    command.add("--skip-name-resolve");
    // Otherwise every start makes a certificate, which takes seconds.
    command.add("--skip-ssl");
    command.add("--init-file=" + access);
    command.add("--server-id=1");
    command.add("--log-bin=binlog");
    command.add("--sync-binlog=1");
    command.add("--innodb-flush-log-at-trx-commit=1");
    command.add("--innodb-buffer-pool-size=64M");
    command.add("--max-connections=300");
    command.addAll(options);
    return command;
  }

  private void awaitAnswer() throws IOException {
    Process started = process;
    try {
      await("an answer of MariaDB")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .failFast("MariaDB ended", () -> !started.isAlive())
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(
              () -> {
                try (Connection connection = admin()) {
                  return connection.isValid(1);
                }
              });
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new IllegalStateException(log(), e);
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("server.log"));
  }

  private boolean ended(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      if (!ended(PATIENCE.toMillis())) {
        throw new IllegalStateException("MariaDB cannot be killed");
      }
      process = null;
    }
  }

  @Override
  public synchronized void close() {
    kill();
    if (Files.exists(folder)) {
      Folders.delete(folder);
    }
  }
}
