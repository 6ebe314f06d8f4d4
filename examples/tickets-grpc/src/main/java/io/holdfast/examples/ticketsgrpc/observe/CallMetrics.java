package io.holdfast.examples.ticketsgrpc.observe;

import io.grpc.Status;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Metrics of calls, with the names, labels and buckets of the service that this one replaces. */
final class CallMetrics {
  private static final double[] BUCKETS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
  private static final double NANOS = 1e9;

  private final Counter calls;
  private final Histogram durations;
  private final Gauge active;

  CallMetrics(PrometheusRegistry registry) {
    calls =
        Counter.builder()
            .name("grpc_requests_total")
            .help("Calls that have ended.")
            .labelNames("method", "status")
            .register(registry);
    durations =
        Histogram.builder()
            .name("grpc_request_duration_seconds")
            .help("The time of calls.")
            .labelNames("method")
            .classicOnly()
            .classicUpperBounds(BUCKETS)
            .register(registry);
    active =
        Gauge.builder()
            .name("grpc_active_requests")
            .help("Calls that are running.")
            .register(registry);
  }

  void started() {
    active.inc();
  }

  void ended(String method, Status.Code status, long nanos) {
    active.dec();
    calls.labelValues(method, name(status)).inc();
    durations.labelValues(method).observe(nanos / NANOS);
  }

  /** Returns the name of a code as Go writes it, such as {@code NotFound}. */
  static String name(Status.Code code) {
    if (code == Status.Code.OK) {
      return "OK";
    }
    if (code == Status.Code.CANCELLED) {
      return "Canceled";
    }
    StringBuilder name = new StringBuilder();
    for (String word : code.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return name.toString();
  }
}
