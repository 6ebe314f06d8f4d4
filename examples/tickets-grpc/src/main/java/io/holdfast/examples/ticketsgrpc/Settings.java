package io.holdfast.examples.ticketsgrpc;

import io.holdfast.examples.common.UrlConverter;
import io.holdfast.examples.ticketsgrpc.observe.Telemetry;
import io.holdfast.examples.ticketsgrpc.rpc.ServerOptions;
import io.holdfast.examples.ticketsgrpc.sale.NewEvent;
import io.holdfast.examples.ticketsgrpc.store.StoreOptions;
import io.holdfast.inventory.model.ShopId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings of the server. Most can also stand in the environment. */
final class Settings {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port of gRPC (GRPC_PORT); 0 for a free one. Default: 8080.")
  int grpcPort;

  @Option(
      names = "--grpc-timeout",
      paramLabel = "TIME",
      defaultValue = "250ms",
      description =
          "The longest time of a command (GRPC_TIMEOUT). An earlier deadline of the client stays."
              + " Default: 250ms.")
  private Duration grpcTimeout;

  @Option(
      names = "--grpc-max-concurrency",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "The most calls of one connection at the same time (GRPC_MAX_CONCURRENCY). Default:"
              + " 1000.")
  private int grpcMaxConcurrency;

  @Option(
      names = "--grpc-keep-alive-period",
      paramLabel = "TIME",
      defaultValue = "30s",
      description =
          "The time without traffic after which the server pings (GRPC_KEEP_ALIVE_PERIOD)."
              + " Default: 30s.")
  private Duration grpcKeepAlivePeriod;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      defaultValue = "9090",
      description =
          "The port of /metrics, /health and /ready (METRICS_PORT); 0 for a free one. Default:"
              + " 9090.")
  int metricsPort;

  @Option(
      names = "--otel-exporter-otlp-endpoint",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description =
          "Send traces there (OTEL_EXPORTER_OTLP_ENDPOINT), for instance to http://collector:4317."
              + " Default: no traces.")
  @Nullable URI collector;

  @Option(
      names = "--otel-traces-sampler-arg",
      paramLabel = "SHARE",
      defaultValue = "1.0",
      description =
          "The share of traces that begin here and are recorded, 0 to 1 (OTEL_TRACES_SAMPLER_ARG)."
              + " Default: 1.")
  double traceShare;

  @Option(
      names = "--service-name",
      paramLabel = "NAME",
      defaultValue = "inventory-api",
      description = "The name in traces (SERVICE_NAME). Default: inventory-api.")
  private String serviceName;

  @Option(
      names = "--service-version",
      paramLabel = "TEXT",
      defaultValue = "1.0.0",
      description = "The version in traces (SERVICE_VERSION). Default: 1.0.0.")
  private String serviceVersion;

  @Option(
      names = "--hold-ttl-seconds",
      paramLabel = "TIME",
      defaultValue = "60",
      description =
          "The time that ReserveSeat holds tickets, 1 second to 1 day (HOLD_TTL_SECONDS). Default:"
              + " 60.")
  private Duration holdTtl;

  @Option(
      names = "--idempotency-ttl-seconds",
      paramLabel = "TIME",
      defaultValue = "300",
      description =
          "Accepted and not needed (IDEMPOTENCY_TTL_SECONDS): a reservation keeps its order id for"
              + " ever.")
  private Duration idempotencyTtl;

  @Option(
      names = "--idempotency-cache-size",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "Accepted and not needed (IDEMPOTENCY_CACHE_SIZE): the reservation itself is the record.")
  private int idempotencyCacheSize;

  @Option(
      names = "--check-max-age",
      paramLabel = "TIME",
      defaultValue = "250ms",
      description =
          "The oldest answer to a check by quantity, as far as other servers sell. Default: 250ms.")
  Duration checkMaxAge;

  @Option(
      names = "--shop",
      paramLabel = "NAME",
      defaultValue = "tickets",
      description = "The organiser, 1 to 32 characters of a-z, 0-9 and -. Default: tickets.")
  ShopId shop;

  @Option(
      names = "--event",
      paramLabel = "EVENT=NUMBER|EVENT=ROW:NUMBER,…",
      description =
          "Put an event on sale, unless it exists: evt_1=1000 for 1,000 tickets, evt_2=A:20,B:10"
              + " for the seats A-1 to A-20 and B-1 to B-10.")
  List<NewEvent> events = new ArrayList<>();

  @Option(
      names = "--import",
      description =
          "Read the tables --ddb-table-inventory and --ddb-table-seats of an existing service, and"
              + " end.")
  boolean imports;

  @Mixin StoreOptions store;

  ServerOptions server() {
    return new ServerOptions(
        grpcPort, grpcTimeout, grpcMaxConcurrency, grpcKeepAlivePeriod, holdTtl);
  }

  Telemetry.ServiceName service() {
    return new Telemetry.ServiceName(serviceName, serviceVersion);
  }

  /**
   * Checks the ranges.
   *
   * @throws ParameterException if an option is out of range
   */
  void check() {
    require(isPort(grpcPort), "--grpc-port must be 0 to 65535");
    require(isPort(metricsPort), "--metrics-port must be 0 to 65535");
    require(isWithin(grpcTimeout, 1, 3_600_000), "--grpc-timeout must be 1ms to 1h");
    require(
        isWithin(grpcKeepAlivePeriod, 1_000, 86_400_000),
        "--grpc-keep-alive-period must be 1s to 24h");
    require(grpcMaxConcurrency > 0, "--grpc-max-concurrency must be at least 1");
    require(traceShare >= 0 && traceShare <= 1, "--otel-traces-sampler-arg must be 0 to 1");
    require(isWithin(holdTtl, 1_000, 86_400_000), "--hold-ttl-seconds must be 1s to 24h");
    require(!idempotencyTtl.isNegative(), "--idempotency-ttl-seconds must be 0 or more");
    require(idempotencyCacheSize >= 0, "--idempotency-cache-size must be 0 or more");
    require(isWithin(checkMaxAge, 1, 3_600_000), "--check-max-age must be 1ms to 1h");
    store.check();
  }

  private static boolean isPort(int port) {
    return port >= 0 && port <= 65_535;
  }

  private static boolean isWithin(Duration time, long leastMillis, long mostMillis) {
    return time.toMillis() >= leastMillis && time.toMillis() <= mostMillis;
  }

  private void require(boolean met, String rule) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }
}
