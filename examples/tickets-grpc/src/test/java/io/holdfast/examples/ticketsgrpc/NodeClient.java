package io.holdfast.examples.ticketsgrpc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gRPC client in another language, run by Node. */
final class NodeClient {
  private static final Path SOURCES = Path.of("src/test/node");
  private static final Path HOME = Path.of("target/node-client");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "client.mjs");

  private NodeClient() {}

  /**
   * Fetches the client.
   *
   * @throws IOException if Node, npm or the packages are missing; the message names which
   */
  static void install() throws IOException, InterruptedException {
    String version = run(Path.of("."), List.of("node", "--version"));
    int major = Integer.parseInt(version.strip().substring(1).split("\\.", 2)[0]);
    if (major < 20) {
      throw new IOException("it needs Node 20, and here is " + major);
    }
    Files.createDirectories(HOME);
    Path done = HOME.resolve("installed");
    boolean fresh = Files.exists(done);
    for (String file : FILES) {
      Path to = HOME.resolve(file);
      fresh &= Files.exists(to) && Files.mismatch(SOURCES.resolve(file), to) < 0;
      Files.copy(SOURCES.resolve(file), to, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!fresh) {
      Files.deleteIfExists(done);
      List<String> command = new ArrayList<>(List.of("npm", "ci", "--ignore-scripts"));
      command.addAll(List.of("--no-audit", "--no-fund", "--prefer-offline"));
      command.addAll(List.of("--fetch-retries=0", "--fetch-timeout=20000"));
      run(HOME, command);
      Files.createFile(done);
    }
  }

  /** Runs all calls of the client, and returns what it prints. */
  static String call(int grpcPort, int metricsPort) throws IOException, InterruptedException {
    return run(
        HOME,
        List.of(
            "node",
            "client.mjs",
            Path.of("src/main/proto").toAbsolutePath().toString(),
            String.valueOf(grpcPort),
            String.valueOf(metricsPort)));
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("tickets-node-", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " takes too long");
      }
      String said = Files.readString(log);
      if (process.exitValue() != 0) {
        throw new IOException(
            String.join(" ", command)
                + " failed: "
                + said.substring(Math.max(0, said.length() - 500)));
      }
      return said;
    } finally {
      Files.delete(log);
    }
  }
}
