package io.holdfast.examples.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The hosts, compiled as a stranger would compile them: against jars, on the module path. */
final class Hosts {
  private static final Path SOURCES = Path.of("src/test/hosts");
  private static final Path CLASSES = Path.of("target/hosts");

  /** A host does its work in a few seconds. It is ended if it hangs. */
  private static final int MINUTES = 3;

  private Hosts() {}

  /** Compiles all of them. */
  static void compile() throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    assertThat(javac).as("a compiler: the tests need a JDK").isNotNull();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-Xlint:-options",
                "--module-path",
                libraries(),
                "--module-source-path",
                SOURCES.toString(),
                "-d",
                CLASSES.toString()));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(arguments::add);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int result = javac.run(null, said, said, arguments.toArray(String[]::new));
    assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  /** The published modules and what comes with them, as Maven has resolved them. */
  static String libraries() throws IOException {
    return Files.readString(Path.of(System.getProperty("holdfast.module-path"))).strip();
  }

  /**
   * Returns the libraries without the clients of SNS and SQS, which are optional in the adapter.
   */
  private static String withoutMessages() throws IOException {
    List<String> kept =
        Stream.of(libraries().split(File.pathSeparator, -1))
            .filter(it -> !it.matches(".*/(sns|sqs|aws-query-protocol)-[0-9.]+\\.jar"))
            .toList();
    assertThat(kept.size()).isLessThan(libraries().split(File.pathSeparator, -1).length);
    return String.join(File.pathSeparator, kept);
  }

  /** The way in which the classes of a host and of the library are found. */
  enum Way {
    MODULE_PATH,
    CLASS_PATH
  }

  /** Runs the main class of a host, and returns what it has printed. */
  static Ran run(Jdk jdk, Way way, String host, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(options);
    String libraries = host.equals("host.dynamodb") ? withoutMessages() : libraries();
    if (way == Way.MODULE_PATH) {
      command.addAll(List.of("-p", libraries + File.pathSeparator + CLASSES));
      command.addAll(List.of("-m", host + "/" + host + ".Main"));
    } else {
      String own = CLASSES.resolve(host) + File.pathSeparator + CLASSES.resolve("host.scene");
      command.addAll(List.of("-cp", libraries + File.pathSeparator + own, host + ".Main"));
    }
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("host", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      String said = Files.readString(output);
      assertThat(ended).as("%s on %s has ended; it said: %s", host, jdk, said).isTrue();
      return new Ran(process.exitValue(), said);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  /**
   * What came of a host.
   *
   * @param exit its code
   * @param said what it has printed
   */
  record Ran(int exit, String said) {}
}
