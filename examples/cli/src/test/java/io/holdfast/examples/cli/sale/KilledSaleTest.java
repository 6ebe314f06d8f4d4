package io.holdfast.examples.cli.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.examples.cli.ChildJvm;
import io.holdfast.examples.cli.Ran;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSaleTest {
  @TempDir Path folder;

  @Test
  void goesOnWithTheSameFileWhenTheProcessWasKilledInTheMiddle() throws Exception {
    List<String> sale =
        List.of(
            "flash-sale",
            "--json",
            "--file",
            folder.resolve("sale").toString(),
            "--run",
            "killed",
            "--units",
            "300",
            "--buyers",
            "1500",
            "--clients",
            "16",
            "--ttl",
            "1s");

    for (int dots : new int[] {1, 2}) {
      Process child = ChildJvm.start(folder.resolve("out"), Map.of(), sale);
      try (Reader errors = ChildJvm.errors(child)) {
        assertThat(awaitDots(errors, dots)).as("was in the middle of the sale").isTrue();
        assertThat(child.isAlive()).isTrue();
      } finally {
        assertThat(child.destroyForcibly().waitFor(1, TimeUnit.MINUTES)).isTrue();
      }
    }

    Ran last = Ran.run(sale.toArray(String[]::new));
    assertThat(last.exit()).as(last.out() + last.err()).isZero();
    JsonNode report = last.json();
    assertThat(report.get("sold").asLong()).isEqualTo(300);
    long sold = report.get("orders").asLong() + report.get("cancelled").asLong();
    assertThat(report.get("newlySold").asLong())
        .as("the killed processes had sold some of these")
        .isLessThan(sold);
  }

  /** Reads until the first round shows so many dots, one for each tenth of it. */
  private static boolean awaitDots(Reader errors, int dots) throws Exception {
    StringBuilder seen = new StringBuilder();
    for (int read = errors.read(); read >= 0; read = errors.read()) {
      if (seen.append((char) read).indexOf("round 1 " + ".".repeat(dots)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
