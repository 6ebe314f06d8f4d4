package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.check;
import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.holdfast.examples.ticketsgrpc.observe.Observability;
import io.holdfast.examples.ticketsgrpc.observe.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trace from the client to the database. */
class TraceTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CLIENT_SPAN = "b7ad6b7169203331";

  @TempDir Path folder;
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private Scene scene;

  @BeforeEach
  void open() {
    Settings settings = Scene.settings("--store=h2", "--file=" + folder.resolve("tickets"));
    Observability observability =
        new Observability(
            Telemetry.sdk(SimpleSpanProcessor.create(spans), settings.service(), 1), "holdfast");
    scene = Scene.open(settings, observability);
    spans.reset();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void theTraceOfAClientGoesThroughCallCommandAndBatchToTheDatabase() {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
        "00-" + TRACE + "-" + CLIENT_SPAN + "-01");
    scene
        .first
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .commitReservation(commit("r-1", "evt", 2));

    SpanData call = span("inventory.v1.Inventory/CommitReservation");
    assertThat(call.getTraceId()).isEqualTo(TRACE);
    assertThat(call.getParentSpanId()).isEqualTo(CLIENT_SPAN);
    assertThat(call.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(call.getResource().getAttribute(AttributeKey.stringKey("service.name")))
        .isEqualTo("inventory-api");
    SpanData command = span("CommitReservation");
    assertThat(command.getParentSpanId()).isEqualTo(call.getSpanId());
    assertThat(command.getAttributes().get(AttributeKey.stringKey("reservation_id")))
        .isEqualTo("r-1");
    SpanData batch = span("batch");
    assertThat(batch.getParentSpanId()).isEqualTo(command.getSpanId());
    List<SpanData> statements =
        spans.getFinishedSpanItems().stream()
            .filter(each -> each.getParentSpanId().equals(batch.getSpanId()))
            .toList();
    assertThat(statements)
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.getTraceId()).isEqualTo(TRACE);
              assertThat(each.getKind()).isEqualTo(SpanKind.CLIENT);
            });
  }

  @Test
  void aRefusedCallIsAnErrorWithItsStatus() {
    Scene.thrown(() -> scene.first.checkAvailability(check("none", 1)));

    SpanData call = span("inventory.v1.Inventory/CheckAvailability");
    assertThat(call.getAttributes().get(AttributeKey.longKey("rpc.grpc.status_code"))).isEqualTo(5);
    assertThat(call.getParentSpanContext().isValid()).isFalse();
  }

  /** Returns the span of this name. A call's span ends just after its answer is sent. */
  private SpanData span(String name) {
    Awaitility.await()
        .until(
            () -> spans.getFinishedSpanItems().stream().anyMatch(it -> it.getName().equals(name)));
    return spans.getFinishedSpanItems().stream()
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
