package io.holdfast.benchmarks.spring;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An instance of the shop, in a process of its own. */
final class ShopProcess implements AutoCloseable {
  // Statements are prepared once for each connection, as in all other comparisons.
  private static final String OPTIONS =
      "useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=250"
          + "&prepStmtCacheSqlLimit=65536&socketTimeout=120000";

  private final Process process;
  private final int port;

  /**
   * Starts the shop, and waits until it takes orders.
   *
   * @param url the JDBC URL of the database
   * @param prefix the prefix of the library's tables
   * @param connections the connections of the shop's own pool
   * @throws IllegalStateException if it does not start
   */
  ShopProcess(String url, String prefix, int connections) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                ShopApplication.class.getName(),
                "--spring.main.banner-mode=off",
                "--logging.level.root=error",
                "--server.port=0",
                "--server.tomcat.max-keep-alive-requests=-1",
                "--spring.datasource.url=" + url + (url.contains("?") ? "&" : "?") + OPTIONS,
                "--spring.datasource.username=root",
                "--spring.datasource.password=",
                "--spring.datasource.hikari.maximum-pool-size=" + connections,
                "--spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                "--holdfast.store=jdbc",
                "--holdfast.jdbc.table-prefix=" + prefix,
                "--holdfast.sweep.enabled=false")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String first;
    try {
      first = output.readLine();
    } catch (IOException | RuntimeException e) {
      process.destroy();
      throw e;
    }
    if (first == null || !first.matches("\\d{1,5}")) {
      process.destroy();
      throw new IllegalStateException("the shop does not start: " + first);
    }
    port = Integer.parseInt(first);
  }

  /** Returns the port on which it listens. */
  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
