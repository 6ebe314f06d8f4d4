package io.holdfast.examples.ticketsgrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.examples.ticketsgrpc.store.StoreKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

/** The settings, by environment and by option. */
class SettingsTest {
  private static Settings of(Map<String, String> environment, String... args) {
    return Scene.settings(environment, List.of(args));
  }

  @Test
  void theDefaultsAreThoseOfTheReferenceOnAnEmbeddedFile() {
    Settings settings = of(Map.of());

    assertThat(settings.server().port()).isEqualTo(8080);
    assertThat(settings.metricsPort).isEqualTo(9090);
    assertThat(settings.server().callTimeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.server().maxConcurrentCalls()).isEqualTo(1000);
    assertThat(settings.server().holdTime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.service().name()).isEqualTo("inventory-api");
    assertThat(settings.store.kind()).isEqualTo(StoreKind.H2);
    assertThat(settings.collector).isNull();
  }

  @Test
  void theEnvironmentOfTheReferenceIsRead() {
    Settings settings =
        of(
            Map.of(
                "GRPC_PORT", "8021",
                "METRICS_PORT", "9999",
                "IDEMPOTENCY_TTL_SECONDS", "300s",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel-collector:4317",
                "AWS_REGION", "ap-northeast-2",
                "DDB_TABLE_INVENTORY", "ticket-inventory",
                "SERVICE_NAME", "stock",
                "MAX_CONCURRENT_STREAMS", "50",
                "SERVER_TIMEOUT_MS", "400"));

    assertThat(settings.server().port()).isEqualTo(8021);
    assertThat(settings.metricsPort).isEqualTo(9999);
    assertThat(settings.collector).hasToString("http://otel-collector:4317");
    assertThat(settings.store.dynamoDb().inventoryTable()).isEqualTo("ticket-inventory");
    assertThat(settings.service().name()).isEqualTo("stock");
    assertThat(settings.server().maxConcurrentCalls()).isEqualTo(50);
    assertThat(settings.server().callTimeout()).isEqualTo(Duration.ofMillis(400));
    assertThat(settings.store.kind()).isEqualTo(StoreKind.H2);
  }

  @Test
  void anOptionWinsOverTheEnvironment() {
    assertThat(of(Map.of("GRPC_PORT", "8021"), "--grpc-port=7000").server().port()).isEqualTo(7000);
  }

  @Test
  void everyVariableHasAnOption() {
    List<String> options =
        TicketsGrpc.commandLine(Map.of()).getCommandSpec().options().stream()
            .map(option -> option.longestName())
            .toList();

    assertThat(options).containsAll(EnvironmentDefaults.VARIABLES.keySet());
  }

  @Test
  void aStoreThatCannotBeOpenedIsToldInOneLine() throws SQLException {
    String url = "jdbc:h2:mem:old;DB_CLOSE_DELAY=-1";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE holdfast_schema_version (version INT PRIMARY KEY)");
      statement.execute("INSERT INTO holdfast_schema_version VALUES (99)");
    }
    StringWriter told = new StringWriter();
    int exitCode =
        TicketsGrpc.commandLine(Map.of())
            .setErr(new PrintWriter(told, true))
            .execute("--store=jdbc", "--user=sa", "--jdbc-url=" + url, "--grpc-port=0");

    assertThat(exitCode).isEqualTo(1);
    assertThat(told.toString().lines())
        .singleElement()
        .asString()
        .contains("tickets-grpc: ", "version 99");
  }

  @ParameterizedTest
  @CsvSource({"300,PT5M", "300s,PT5M", "250ms,PT0.25S", "2m,PT2M"})
  void timesAreReadWithAndWithoutUnit(String text, Duration time) {
    assertThat(new DurationText().convert(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "--grpc-timeout=soon, not a time",
    "--grpc-port=70000, --grpc-port must be 0 to 65535",
    "--grpc-max-concurrency=0, --grpc-max-concurrency must be at least 1",
    "--store=dynamodb, --store dynamodb needs --endpoint or --aws-region",
    "--store=jdbc, --store jdbc needs --jdbc-url",
    "--jdbc-url=jdbc:mysql://db/t?password=x, must not carry user or password",
    "--file=x;INIT=y, --file must have an absolute path without ';'",
    "--endpoint=http://me:x@h, must be http://HOST:PORT",
    "--otel-exporter-otlp-endpoint=http://me:x@h, must be http://HOST:PORT",
    "--event=evt, must be EVENT=NUMBER",
    "--event=evt=0, the number must be 1 to 1000000000",
    "--hold-ttl-seconds=0, --hold-ttl-seconds must be 1s to 24h"
  })
  void aWrongSettingIsNamed(String option, String rule) {
    assertThatThrownBy(() -> of(Map.of(), option))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(rule);
  }
}
