package io.holdfast.jdbc.faults;

import io.holdfast.jdbc.servers.TestSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs {@link Sale} in a separate JVM, and collects its output. */
final class Node implements AutoCloseable {
  private final Process process;
  private final Thread reader;
  private final List<String[]> said = new ArrayList<>();
  private final Consumer<String[]> listener;
  private int lines;
  private long lastLine = System.nanoTime();

  private Node(Process process, @Nullable Consumer<String[]> listener) {
    this.process = process;
    this.listener = listener == null ? said::add : listener;
    this.reader = new Thread(this::listen, "node");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a node that takes orders with these ids. */
  static Node start(TestSchema schema, int threads, String prefix, int first, int orders)
      throws IOException {
    return start(
        Sale.class, schema.url(), schema.user(), threads + "", prefix, first + "", orders + "");
  }

  /**
   * Starts a node that takes orders without end, after it has run a statement that hosts should not
   * run.
   */
  static Node startWith(TestSchema schema, String sql) throws IOException {
    return start(Sale.class, schema.url(), schema.user(), "4", "order-", "0", "1000000", sql);
  }

  /** Starts a JVM with the class path of this one. */
  static Node start(Class<?> main, String... args) throws IOException {
    return start(null, main, args);
  }

  /**
   * Starts such a JVM, and hands the words of each line to a listener instead of collecting them.
   */
  static Node start(@Nullable Consumer<String[]> listener, Class<?> main, String... args)
      throws IOException {
    return new Node(command(ClassArchive.options(), main, args).start(), listener);
  }

  /**
   * Returns the command of such a JVM.
   *
   * @param options the class path, and what goes with it
   * @param main the class to run
   * @param args the arguments of its main method
   */
  static ProcessBuilder command(List<String> options, Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private void listen() {
    try (BufferedReader in = process.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.endsWith(".")) {
          hear(line.substring(0, line.length() - 1).split(" ", -1));
        }
      }
    } catch (IOException ended) {
      // The output so far is complete.
      return;
    }
  }

  private synchronized void hear(String[] words) {
    listener.accept(words);
    lines++;
    lastLine = System.nanoTime();
    notifyAll();
  }

  /** Waits until the node has said this many more lines, and returns false if it has ended. */
  boolean awaitMore(int more) throws InterruptedException {
    int before;
    synchronized (this) {
      before = lines;
    }
    return awaitAnswers(before - 1 + more);
  }

  /** Ends the input of the node, and returns the exit code with which it then ends. */
  int stop() throws InterruptedException, IOException {
    process.getOutputStream().close();
    return end();
  }

  /** Waits until the node is ready, and lets it begin. */
  void go() throws InterruptedException, IOException {
    awaitAnswers(0);
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /**
   * Waits until the node has answered this many orders, and returns false if it has ended before.
   * Fails if it says nothing for two minutes: a busy machine makes a node slow, and not silent.
   */
  boolean awaitAnswers(int orders) throws InterruptedException {
    synchronized (this) {
      long began = System.nanoTime();
      while (lines < 1 + orders && reader.isAlive()) {
        long silence = System.nanoTime() - Math.max(began, lastLine);
        if (silence > TimeUnit.MINUTES.toNanos(2)) {
          throw new IllegalStateException("the node is silent after " + lines + " lines");
        }
        wait(100);
      }
      return lines >= 1 + orders;
    }
  }

  /**
   * Waits until the node has answered this many orders, or for the given time in milliseconds.
   * Returns whether it has.
   */
  boolean awaitAnswers(int orders, long millis) throws InterruptedException {
    synchronized (this) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (lines < 1 + orders && reader.isAlive() && System.nanoTime() - end < 0) {
        wait(10);
      }
      return lines >= 1 + orders;
    }
  }

  /** Kills the node, as by a crash, and returns when all its output was read. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    end();
  }

  /** Waits until the node ends by itself, and returns its exit code. */
  int end() throws InterruptedException {
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the node does not end");
    }
    reader.join(TimeUnit.SECONDS.toMillis(90));
    if (reader.isAlive()) {
      throw new IllegalStateException("the node has ended, and its answers do not");
    }
    return process.exitValue();
  }

  /** Returns the ids of the orders in lines with this first word. */
  List<String> said(String what) {
    return said(what, null);
  }

  /** Returns the ids of the orders in lines with this first word and this third word. */
  synchronized List<String> said(String what, String how) {
    return said.stream()
        .filter(words -> words[0].equals(what) && (how == null || words[2].equals(how)))
        .map(words -> words[1])
        .toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
