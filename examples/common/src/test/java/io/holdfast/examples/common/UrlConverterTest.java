package io.holdfast.examples.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

class UrlConverterTest {
  @Command
  private static final class Options {
    @Option(names = "--endpoint", converter = UrlConverter.class)
    private URI endpoint;
  }

  private static URI parse(String url) {
    Options options = new Options();
    new CommandLine(options).parseArgs("--endpoint", url);
    return options.endpoint;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:hunter2@h/",
        "http://hunter2@h/",
        "http://me:hun ter2@h/",
        "https://h/?key=hunter2",
        "https://h/#hunter2",
        "ftp://h/hunter2",
        "h:1/hunter2",
        "http:///hunter2"
      })
  void refusesWhatIsNotTheUrlOfAServerOrHasASecretAndDoesNotRepeatIt(String url) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--endpoint")
        .hasMessageContaining("must be http://HOST:PORT or https://HOST, without user, password")
        .hasMessageNotContaining("ter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9324", "https://h", "HTTP://h:1/000000000000/orders"})
  void takesTheUrlOfAServer(String url) {
    assertThat(parse(url)).hasToString(url);
  }
}
