package io.holdfast.examples.localfood.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
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
}
