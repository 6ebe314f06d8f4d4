package io.holdfast.aws.dynamodb.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A separate JVM that runs {@link Sale}, and its output so far. */
final class Node implements AutoCloseable {
  private final Process process;
  private final Thread reader;
  private final List<String[]> said = new ArrayList<>();
  private long lastLine = System.nanoTime();

  private Node(Process process) {
    this.process = process;
    this.reader = new Thread(this::listen, "node");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a node with the class path of this JVM. */
  static Node start(URI endpoint, Shop shop, int buyers, String prefix, int first, int orders)
      throws IOException {
    return new Node(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                Sale.class.getName(),
                endpoint.toString(),
                shop.id().value(),
                Integer.toString(buyers),
                prefix,
                Integer.toString(first),
                Integer.toString(orders))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
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
    said.add(words);
    lastLine = System.nanoTime();
    notifyAll();
  }

  /**
   * Waits until the node is ready or has answered this many orders; returns false if it has ended
   * before. Fails if it says nothing for two minutes: a busy machine makes a node slow, and not
   * silent.
   */
  boolean awaitAnswers(int orders) throws InterruptedException {
    synchronized (this) {
      long began = System.nanoTime();
      while (said.size() < 1 + orders && reader.isAlive()) {
        long silence = System.nanoTime() - Math.max(began, lastLine);
        if (silence > TimeUnit.MINUTES.toNanos(2)) {
          throw new IllegalStateException("the node is silent after " + said.size() + " lines");
        }
        wait(100);
      }
      return said.size() >= 1 + orders;
    }
  }

  /** Starts the sale. */
  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Kills the node, as a crash would, and returns when all its output is read. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    end();
  }

  /** Waits for the regular end of the node, and returns its exit code. */
  int end() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the node does not end");
    }
    reader.join(60_000);
    if (reader.isAlive()) {
      throw new IllegalStateException("the node has ended, and its output has not");
    }
    return process.exitValue();
  }

  /** Returns the ids of the orders with this outcome. */
  List<String> said(String what) {
    return said(what, null);
  }

  /** Returns the ids of the orders with this outcome and detail. */
  synchronized List<String> said(String what, @Nullable String how) {
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
