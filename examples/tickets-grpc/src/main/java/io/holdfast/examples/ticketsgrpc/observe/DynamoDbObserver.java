package io.holdfast.examples.ticketsgrpc.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Spans and metrics of requests to DynamoDB. */
final class DynamoDbObserver implements ExecutionInterceptor {
  private static final double[] BUCKETS = {.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5};
  private static final ExecutionAttribute<Started> STARTED = new ExecutionAttribute<>("started");
  private static final double NANOS = 1e9;

  private final Tracer tracer;
  private final Counter requests;
  private final Histogram durations;
  private final String table;

  private record Started(Span span, long nanos) {}

  /**
   * Creates an observer.
   *
   * @param table the table of the store, which is the label of every request
   */
  DynamoDbObserver(OpenTelemetry telemetry, PrometheusRegistry registry, String table) {
    this.table = table;
    tracer = telemetry.getTracer("repo");
    requests =
        Counter.builder()
            .name("dynamodb_requests_total")
            .help("Requests to DynamoDB.")
            .labelNames("operation", "table", "status")
            .register(registry);
    durations =
        Histogram.builder()
            .name("dynamodb_operation_duration_seconds")
            .help("The time of requests to DynamoDB.")
            .labelNames("operation", "table")
            .classicOnly()
            .classicUpperBounds(BUCKETS)
            .register(registry);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution request, ExecutionAttributes attributes) {
    Span span =
        tracer
            .spanBuilder(operation(attributes))
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("db.system.name", "aws.dynamodb")
            .startSpan();
    attributes.putAttribute(STARTED, new Started(span, System.nanoTime()));
  }

  @Override
  public void afterExecution(Context.AfterExecution request, ExecutionAttributes attributes) {
    end(attributes, "success");
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution request, ExecutionAttributes attributes) {
    Started started = attributes.getAttribute(STARTED);
    if (started != null) {
      started.span.recordException(request.exception());
      started.span.setStatus(StatusCode.ERROR);
    }
    end(attributes, "error");
  }

  private void end(ExecutionAttributes attributes, String status) {
    Started started = attributes.getAttribute(STARTED);
    if (started == null) {
      return;
    }
    started.span.end();
    String operation = operation(attributes);
    durations.labelValues(operation, table).observe((System.nanoTime() - started.nanos) / NANOS);
    requests.labelValues(operation, table, status).inc();
  }

  private static String operation(ExecutionAttributes attributes) {
    return String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }
}
