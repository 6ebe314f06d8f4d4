package io.holdfast.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A further process of the benchmarks. It reads commands, writes one line for each answer, and ends
 * with its input. Not safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {
  /**
   * The system property with options of the process's JVM, separated by spaces. The default is the
   * garbage collector of {@code benchmarks/run}. Tests run it for a moment, and take what starts at
   * the least cost.
   */
  private static final String JVM = "holdfast.benchmarks.child.jvm";

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;

  /**
   * Starts the process, with the class path of this one.
   *
   * @param heap the maximum size of its heap, such as {@code 512m}
   * @param main the class with its main method
   */
  public ChildProcess(String heap, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(List.of(System.getProperty(JVM, "-XX:+UseParallelGC").strip().split(" +")));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** Sends a command. {@link #answer} waits for what comes of it. */
  public void send(String command) {
    commands.println(command);
  }

  /**
   * Waits for the next answer, and returns its words. The first one is DONE.
   *
   * @throws IllegalStateException if the process has failed
   */
  public String[] answer() throws IOException {
    String line = answers.readLine();
    if (line == null || !line.startsWith("DONE ")) {
      process.destroy();
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
