package io.holdfast.examples.localfood.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LoadCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return LoadCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--customers", "--other-orders", "--listings", "--seconds"})
  void aNumberThatIsTooSmallIsRefusedByName(String option) {
    assertThat(run(option, "0")).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(err.toString()).startsWith(option + ": must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--customers", "--rate", "--rounds", "--seconds"})
  void aNumberOfListingsThatIsTooSmallIsRefusedByName(String option) {
    assertThat(run("listings", option, "0")).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(err.toString()).startsWith(option + ": must be at least 1");
  }

  @ParameterizedTest
  @CsvSource({
    "--orders, http://me:hunter2@h/, without user",
    "--stores, http://me:hunter2@h/, without user",
    "--stores, https://h, must be http://HOST:PORT"
  })
  void aUrlThatCannotBeUsedIsRefusedByName(String option, String url, String rule) {
    assertThat(run("listings", option, url)).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(err.toString()).contains(option, rule).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "listings --help"})
  void eachCommandHasAHelpText(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(CommandLine.ExitCode.OK);

    assertThat(out.toString()).contains("--orders", "--stores", "--customers", "--seconds");
  }
}
