package io.holdfast.examples.ticketsgrpc.observe;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;

/** Sets up OpenTelemetry. */
public final class Telemetry {
  private Telemetry() {}

  /**
   * Creates an SDK that sends spans to a collector by OTLP over gRPC.
   *
   * @param endpoint the collector, such as {@code http://collector:4317}
   * @param service the name and version of this service
   * @param share the share of traces that is recorded, 0 to 1; a trace that a client records is
   *     always recorded
   */
  public static OpenTelemetrySdk exporting(URI endpoint, ServiceName service, double share) {
    OtlpGrpcSpanExporter exporter =
        OtlpGrpcSpanExporter.builder().setEndpoint(endpoint.toString()).build();
    return sdk(BatchSpanProcessor.builder(exporter).build(), service, share);
  }

  /** Creates an SDK with the given processor of spans. */
  public static OpenTelemetrySdk sdk(SpanProcessor processor, ServiceName service, double share) {
    Attributes attributes =
        Attributes.builder()
            .put("service.name", service.name())
            .put("service.version", service.version())
            .put("service.namespace", "traffic-tacos")
            .build();
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(attributes)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(processor)
                .build())
        .setPropagators(
            ContextPropagators.create(
                TextMapPropagator.composite(
                    W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
        .build();
  }

  /**
   * The name of a service.
   *
   * @param name the name
   * @param version the version
   */
  public record ServiceName(String name, String version) {}
}
