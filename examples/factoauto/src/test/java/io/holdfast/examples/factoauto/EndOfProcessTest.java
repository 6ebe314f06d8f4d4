package io.holdfast.examples.factoauto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end. */
class EndOfProcessTest {
  @TempDir private Path folder;

  @Test
  void itEndsWithoutAFailureOnAnH2File() throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FactoAuto.class.getName(),
                "--port",
                "0",
                "--file",
                folder.resolve("stock").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      Scene.until(() -> Files.readString(output).contains("FactoAuto is open at"));

      process.destroy(); // SIGTERM

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(Files.readAllLines(output)).hasSize(1);
    } finally {
      process.destroyForcibly();
    }
  }
}
