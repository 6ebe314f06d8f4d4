package io.holdfast.examples.localfood.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LoadCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"--customers", "--other-orders", "--listings", "--seconds"})
  void aNumberThatIsTooSmallIsRefusedByName(String option) {
    StringWriter errors = new StringWriter();
    CommandLine command = LoadCommand.commandLine().setErr(new PrintWriter(errors));

    assertThat(command.execute(option, "0")).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(errors.toString()).startsWith(option + ": must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--customers", "--rate", "--rounds", "--seconds"})
  void aNumberOfListingsThatIsTooSmallIsRefusedByName(String option) {
    StringWriter errors = new StringWriter();
    CommandLine command = LoadCommand.commandLine().setErr(new PrintWriter(errors));

    assertThat(command.execute("listings", option, "0")).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(errors.toString()).startsWith(option + ": must be at least 1");
  }

  @ParameterizedTest
  @CsvSource({
    "--orders, http://me:hunter2@h/, without user",
    "--stores, http://me:hunter2@h/, without user",
    "--stores, https://h, must be http://HOST:PORT"
  })
  void aUrlThatCannotBeUsedIsRefusedByName(String option, String url, String rule) {
    StringWriter errors = new StringWriter();
    CommandLine command = LoadCommand.commandLine().setErr(new PrintWriter(errors));

    assertThat(command.execute("listings", option, url)).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(errors.toString()).contains(option, rule).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "listings"})
  void eachCommandHasAHelpText(String name) {
    StringWriter text = new StringWriter();
    CommandLine command = LoadCommand.commandLine().setOut(new PrintWriter(text));
    String[] arguments = name.isEmpty() ? new String[] {"-h"} : new String[] {name, "--help"};

    assertThat(command.execute(arguments)).isEqualTo(CommandLine.ExitCode.OK);

    assertThat(text.toString()).contains("--orders", "--stores", "--customers", "--seconds");
  }
}
