package io.holdfast.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a tree of its own, with a Maven and a Java that only say what they are told. */
class LauncherTest {
  @TempDir Path folder;
  private Path root;
  private Path launcher;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    root = folder.resolve("a project");
    launcher = root.resolve("examples/cli/holdfast");
    for (String module :
        List.of(
            "inventory-core",
            "adapters-inmemory",
            "adapters-jdbc",
            "aws-emulators",
            "adapters-aws",
            "examples/common",
            "examples/cli")) {
      Files.createDirectories(root.resolve(module).resolve("src/main"));
      Files.createFile(root.resolve(module).resolve("pom.xml"));
    }
    Files.createFile(root.resolve("pom.xml"));
    Files.createFile(root.resolve("examples/pom.xml"));
    Files.copy(Path.of("../common/build.sh"), root.resolve("examples/common/build.sh"));
    Files.copy(Path.of("holdfast"), launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    script(
        "mvn",
        "pwd; mkdir -p examples/cli/target/lib aws-emulators/target/lib;"
            + " touch examples/cli/target/holdfast-cli.jar");
    script("java", "printf '<%s>' \"$@\"");
  }

  @Test
  void buildsOnceAndSaysSoOnStandardErrorOnly() throws Exception {
    Ran first = launch(launcher, "flash-sale", "--run", "a b");
    assertThat(first.err()).startsWith("holdfast: building").contains(root.toString());
    assertThat(first.out())
        .contains("holdfast-cli.jar>")
        .endsWith("<flash-sale><--run><a b>")
        .doesNotContain("building");
    assertThat(launch(launcher, "verify").err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inventory-core/src/main/New.java", "examples/pom.xml"})
  void buildsAgainWhenASourceIsNewer(String file) throws Exception {
    launch(launcher, "verify");
    Path source = Files.write(root.resolve(file), new byte[0]);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(launch(launcher, "verify").err()).startsWith("holdfast: building");
  }

  @Test
  void buildsAgainWhenDynamoDbLocalIsNotThere() throws Exception {
    launch(launcher, "verify");
    Files.delete(root.resolve("aws-emulators/target/lib"));
    assertThat(launch(launcher, "verify").err()).startsWith("holdfast: building");
  }

  @Test
  void tellsWhereDynamoDbLocalIs() throws Exception {
    assertThat(launch(launcher, "verify").out())
        .contains("<-Dholdfast.dynamodb-local.libs=" + root.resolve("aws-emulators/target/lib>"));
  }

  @Test
  void runsThroughASymlinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("hf"), launcher);
    assertThat(launch(link, "levels").out()).endsWith("<levels>");
  }

  @Test
  void endsWhenTheBuildFails() throws Exception {
    script("mvn", "echo no >&2; exit 1");
    Ran ran = launch(launcher, "verify");
    assertThat(ran.exit()).isNotZero();
    assertThat(ran.out()).isEmpty();
  }

  private void script(String name, String body) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path script = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private Ran launch(Path path, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(args));
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", "", (path0, none) -> folder.resolve("bin") + ":" + path0);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the launcher has ended").isTrue();
    return new Ran(process.exitValue(), out, Files.readString(err));
  }
}
