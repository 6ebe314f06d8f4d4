package io.holdfast.examples.ticketsgrpc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The defaults of options that stand in the environment: the variables of both generations of the
 * service that this one replaces. An option of the command line wins.
 */
record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
  /** Variables by option; the first one that is set counts. */
  static final Map<String, List<String>> VARIABLES =
      Map.ofEntries(
          Map.entry("--grpc-port", List.of("GRPC_PORT")),
          Map.entry("--grpc-timeout", List.of("GRPC_TIMEOUT", "SERVER_TIMEOUT_MS")),
          Map.entry(
              "--grpc-max-concurrency", List.of("GRPC_MAX_CONCURRENCY", "MAX_CONCURRENT_STREAMS")),
          Map.entry("--grpc-keep-alive-period", List.of("GRPC_KEEP_ALIVE_PERIOD")),
          Map.entry("--metrics-port", List.of("METRICS_PORT")),
          Map.entry(
              "--otel-exporter-otlp-endpoint",
              List.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")),
          Map.entry("--otel-traces-sampler-arg", List.of("OTEL_TRACES_SAMPLER_ARG")),
          Map.entry("--service-name", List.of("SERVICE_NAME", "OTEL_SERVICE_NAME")),
          Map.entry("--service-version", List.of("SERVICE_VERSION", "OTEL_SERVICE_VERSION")),
          Map.entry(
              "--idempotency-ttl-seconds",
              List.of("IDEMPOTENCY_TTL_SECONDS", "IDEMPOTENCY_CACHE_TTL_SECONDS")),
          Map.entry("--idempotency-cache-size", List.of("IDEMPOTENCY_CACHE_SIZE")),
          Map.entry("--hold-ttl-seconds", List.of("HOLD_TTL_SECONDS")),
          Map.entry("--aws-region", List.of("AWS_REGION")),
          Map.entry(
              "--ddb-table-inventory", List.of("DDB_TABLE_INVENTORY", "DYNAMODB_TABLE_INVENTORY")),
          Map.entry("--ddb-table-seats", List.of("DDB_TABLE_SEATS", "DYNAMODB_TABLE_SEATS")),
          Map.entry("--ddb-timeout", List.of("DDB_TIMEOUT")),
          Map.entry("--ddb-max-retries", List.of("DDB_MAX_RETRIES")),
          Map.entry("--store", List.of("TICKETS_STORE")),
          Map.entry("--table", List.of("TICKETS_TABLE")),
          Map.entry("--jdbc-url", List.of("TICKETS_JDBC_URL")),
          Map.entry("--user", List.of("TICKETS_JDBC_USER")));

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    for (String variable : VARIABLES.getOrDefault(option.longestName(), List.of())) {
      String value = environment.get(variable);
      if (value != null && !value.isBlank()) {
        return variable.endsWith("_MS") ? value.strip() + "ms" : value.strip();
      }
    }
    return null;
  }
}
