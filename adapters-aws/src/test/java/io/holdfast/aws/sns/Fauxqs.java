package io.holdfast.aws.sns;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A third-party emulator of SNS and SQS, run by Node in a separate process. The process ends when
 * its input ends, and so with this JVM.
 */
final class Fauxqs {
  private static final Path SOURCES = Path.of("src/test/node");
  private static final Path HOME = Path.of("target/fauxqs");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "serve.mjs");

  private Fauxqs() {}

  /**
   * Starts the emulator; fetches it first if necessary.
   *
   * @throws IOException if the emulator cannot be fetched or started here; contains the reason
   */
  static URI start() throws IOException, InterruptedException {
    int major = major();
    if (major < 20) {
      throw new IOException("it needs Node 20, and here is " + major);
    }
    install();
    Process process =
        new ProcessBuilder("node", "serve.mjs")
            .directory(HOME.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
    String line = out.readLine();
    if (line == null || !line.startsWith("READY ")) {
      throw new IOException("it did not start: " + line);
    }
    return URI.create(line.substring("READY ".length()));
  }

  private static int major() throws IOException, InterruptedException {
    String version = run(Path.of("."), "node", "--version");
    return Integer.parseInt(version.strip().substring(1).split("\\.", 2)[0]);
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(HOME);
    Path done = HOME.resolve("installed");
    boolean fresh = Files.exists(done);
    for (String file : FILES) {
      Path from = SOURCES.resolve(file);
      Path to = HOME.resolve(file);
      fresh &= Files.exists(to) && Files.mismatch(from, to) < 0;
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!fresh) {
      Files.deleteIfExists(done);
      run(
          HOME,
          "npm",
          "ci",
          "--ignore-scripts",
          "--no-audit",
          "--no-fund",
          "--prefer-offline",
          "--fetch-retries=0",
          "--fetch-timeout=20000");
      Files.createFile(done);
    }
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("holdfast-node-", ".log");
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
        throw new IOException(String.join(" ", command) + " failed: " + last(said));
      }
      return said;
    } finally {
      Files.delete(log);
    }
  }

  /** Returns npm's error lines, or the end of its output. */
  private static String last(String text) {
    return text.lines()
        .filter(line -> line.startsWith("npm error"))
        .findFirst()
        .orElse(text.substring(Math.max(0, text.length() - 300)));
  }
}
