package io.holdfast.examples.localfood.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MarketTest {
  @TempDir private Path folder;

  private MarketOptions options(Set<MarketService> services, int storePort) {
    Map<MarketService, Integer> ports =
        Map.of(MarketService.ORDER, 0, MarketService.STORE, storePort, MarketService.DELIVERY, 0);
    return new MarketOptions(services, ports, "localhost:1", 9092, folder, null, "root", Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "--kafka-port, 0, must be 1 to 65535",
    "--store-port, 65536, must be 0 to 65535",
    "--order-port, -1, must be 0 to 65535",
    "--folder, x;INIT=y, 'must have an absolute path without '';'' or '','''",
    "--folder, 'x,y', 'must have an absolute path without '';'' or '','''",
    "--jdbc-url, mysql://h/{service}, must start with jdbc:",
    "--jdbc-url, jdbc:mysql://root:hunter2@h/{service}, must not carry user or password",
    "--jdbc-url, jdbc:mysql://h/db, must contain {service}",
    "--property, spring.datasource.password=hunter2, must not carry a password"
  })
  void anOptionThatBreaksARuleIsRefusedByName(String option, String value, String rule) {
    StringWriter errors = new StringWriter();
    CommandLine command = LocalFood.commandLine().setErr(new PrintWriter(errors));

    assertThat(command.execute("--service", "order", option, value))
        .isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(errors.toString()).startsWith(option + ": " + rule).doesNotContain("hunter2");
  }

  @Test
  void thePasswordIsReadBySpringAndNotShown() {
    MarketOptions options =
        new MarketOptions(
            Set.of(MarketService.STORE),
            Map.of(MarketService.STORE, 0),
            null,
            9092,
            folder,
            "jdbc:mysql://h/{service}",
            "root",
            Map.of());

    assertThat(options.database(MarketService.STORE))
        .containsEntry("spring.datasource.password", "${HOLDFAST_PASSWORD:}")
        .containsEntry("spring.datasource.url", "jdbc:mysql://h/store");
  }

  @Test
  void thePageKnowsThePortOfAStoreThatRunsElsewhere() throws Exception {
    try (Market market = new Market(options(EnumSet.of(MarketService.ORDER), 9000))) {
      market.start();
      URI ports =
          URI.create("http://127.0.0.1:" + market.port(MarketService.ORDER) + "/page/ports");
      HttpRequest request = HttpRequest.newBuilder(ports).timeout(Duration.ofSeconds(20)).build();

      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .isEqualTo("{\"store\":9000}");
    }
  }

  @Test
  void aMarketThatWasClosedDoesNotStart() {
    Market market = new Market(options(EnumSet.allOf(MarketService.class), 0));
    market.close();

    assertThatThrownBy(market::start).isInstanceOf(IllegalStateException.class);
  }
}
