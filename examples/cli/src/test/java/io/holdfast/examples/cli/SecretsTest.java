package io.holdfast.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void usesThePasswordOfTheEnvironmentAndPrintsItNowhere() throws Exception {
    String password = "canary-3f9a";
    String url = "jdbc:h2:file:" + folder.resolve("secret") + ";WRITE_DELAY=0";
    List<String> args = List.of("--jdbc-url", url, "--user", "sa", "define", "A");

    assertThat(run(password, args)).as("creates the database with it").contains("A");
    assertThat(run("wrong", args))
        .contains("fault: ")
        .doesNotContain("wrong")
        .doesNotContain(password);
    assertThat(run(password, args)).contains("A").doesNotContain(password);
  }

  private String run(String password, List<String> args) throws Exception {
    Path out = folder.resolve("out");
    Process child = ChildJvm.start(out, Map.of("HOLDFAST_PASSWORD", password), args);
    String err = ChildJvm.errors(child).lines().collect(Collectors.joining("\n"));
    assertThat(child.waitFor(1, TimeUnit.MINUTES)).as("the command has ended").isTrue();
    return Files.readString(out) + err;
  }
}
