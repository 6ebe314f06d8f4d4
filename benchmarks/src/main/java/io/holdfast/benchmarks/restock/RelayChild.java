package io.holdfast.benchmarks.restock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The handle of a {@link RelayProcess}. Not safe for use by several threads. */
final class RelayChild implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;

  RelayChild(String url) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseParallelGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                RelayProcess.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** Starts the relay. {@link #answer} waits for it. */
  void run(Duration time) {
    commands.println(time.toMillis());
  }

  /** Returns the words of its answer: DONE, the number of messages, and the messages per second. */
  String[] answer() throws IOException {
    String line = answers.readLine();
    if (line == null || !line.startsWith("DONE ")) {
      throw new IllegalStateException("the process has failed: " + line);
    }
    return line.split(" ", -1);
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
