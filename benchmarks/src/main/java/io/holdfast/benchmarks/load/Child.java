package io.holdfast.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The handle of an {@link OtherProcess}. Not safe for use by several threads. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;

  /**
   * Starts the process.
   *
   * @param number the number of the process, for the ids of its orders
   */
  Child(String url, int number) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                url,
                Integer.toString(number))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /**
   * Starts its clients. {@link #sample} waits for them.
   *
   * @param shop the shop in which the library sells, or {@link OtherProcess#BY_HAND}
   * @param skus the number of SKUs, of which each order takes one
   */
  void run(String shop, int clients, int skus, Duration time) {
    commands.println(shop + " " + clients + " " + skus + " " + time.toMillis());
  }

  /**
   * Returns the results of its clients.
   *
   * @throws IllegalStateException if the process has failed
   */
  Sample sample() throws IOException {
    String line = answers.readLine();
    if (line == null || !line.startsWith("DONE ")) {
      throw new IllegalStateException("the process has failed: " + line);
    }
    String[] words = line.split(" ", -1);
    return new Sample(
        Double.parseDouble(words[3]),
        Double.parseDouble(words[4]),
        Double.parseDouble(words[5]),
        Double.parseDouble(words[6]),
        Double.NaN,
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Map.of(ProcessLoad.BUSY, Double.parseDouble(words[7])));
  }

  @Override
  public void close() {
    commands.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
