package io.holdfast.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * Controls an installed MySQL, with user root and no password. The environment names one that all
 * tests share, and another one that tests may kill, with the commands to kill it and to start it
 * again.
 */
public final class MySqlServer extends DatabaseServer {
  public static final String URL_VARIABLE = "HOLDFAST_MYSQL_URL";
  public static final String KILLABLE_URL_VARIABLE = "HOLDFAST_KILLABLE_MYSQL_URL";
  public static final String KILL_VARIABLE = "HOLDFAST_MYSQL_KILL";
  public static final String START_VARIABLE = "HOLDFAST_MYSQL_START";

  private final Address address;

  private MySqlServer(String urlVariable) {
    URI url = URI.create(variable(urlVariable).substring("jdbc:".length()));
    address = new Address(url.getHost(), url.getPort() < 0 ? 3306 : url.getPort());
  }

  /** Returns the server that all tests share. No test may kill it or change its settings. */
  public static MySqlServer shared() {
    return new MySqlServer(URL_VARIABLE);
  }

  /** Returns the server that tests may kill. */
  public static MySqlServer killable() {
    variable(KILL_VARIABLE);
    variable(START_VARIABLE);
    return new MySqlServer(KILLABLE_URL_VARIABLE);
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      System.out.println("Skipped on MySQL: environment variable " + name + " is not set");
      assumeTrue(false, name + " is not set");
    }
    return value;
  }

  @Override
  public String name() {
    return "MySQL";
  }

  @Override
  public Engine engine() {
    return Engine.MYSQL;
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public void start() {
    run(variable(START_VARIABLE));
  }

  @Override
  public void kill() {
    run(variable(KILL_VARIABLE));
    assertThat(address.answers()).as("MySQL still answers after it was killed").isFalse();
  }

  private static void run(String command) {
    try {
      // The output is discarded: the server inherits these streams, and with a pipe this process
      // would wait for the server to end.
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s has ended", command).isTrue();
      assertThat(process.exitValue()).as(command).isZero();
    } catch (IOException e) {
      throw new IllegalStateException(command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command, e);
    }
  }
}
