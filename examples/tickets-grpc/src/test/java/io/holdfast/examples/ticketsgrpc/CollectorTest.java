package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.holdfast.examples.ticketsgrpc.observe.Observability;
import io.holdfast.examples.ticketsgrpc.observe.Telemetry;
import io.holdfast.examples.ticketsgrpc.store.OpenStore;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.spi.InventoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What leaves the service: spans for a collector, and lines of the log. */
class CollectorTest {
  private static final String EXPORT = "opentelemetry.proto.collector.trace.v1.TraceService/Export";

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger =
      (Logger) LoggerFactory.getLogger("io.holdfast.examples.ticketsgrpc.rpc");
  private Server collector;

  @BeforeEach
  void open() throws IOException {
    ServerServiceDefinition service =
        ServerServiceDefinition.builder("opentelemetry.proto.collector.trace.v1.TraceService")
            .addMethod(
                RawCalls.method(EXPORT),
                ServerCalls.asyncUnaryCall(
                    (request, client) -> {
                      received.add(new String(request, StandardCharsets.ISO_8859_1));
                      client.onNext(new byte[0]);
                      client.onCompleted();
                    }))
            .build();
    collector = NettyServerBuilder.forPort(0).addService(service).build().start();
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    collector.shutdownNow();
  }

  @Test
  void spansGoToACollectorWhoseAddressBeginsWithHttp() {
    traced(
        InMemoryInventoryStore.create(),
        scene -> scene.first.commitReservation(commit("r-1", "evt", 1)));

    assertThat(String.join("", received))
        .contains("inventory.v1.Inventory/CommitReservation", "inventory-api", "traffic-tacos");
  }

  @Test
  void aLineOfTheLogHasTheIdsOfItsTrace() {
    traced(
        Scene.failing(() -> new ConfigurationException("the table was not found")),
        scene -> Scene.thrown(() -> scene.first.commitReservation(commit("r-1", "evt", 1))));

    assertThat(lines.list)
        .anySatisfy(
            line -> {
              assertThat(line.getFormattedMessage()).contains("reservation=r-1");
              assertThat(line.getMDCPropertyMap().get("trace_id")).matches("[0-9a-f]{32}");
              assertThat(line.getMDCPropertyMap().get("span_id")).matches("[0-9a-f]{16}");
            });
  }

  /** Runs calls of a traced service, and closes it, which sends its spans. */
  private void traced(InventoryStore store, Consumer<Scene> calls) {
    Settings settings =
        Scene.settings("--otel-exporter-otlp-endpoint=http://127.0.0.1:" + collector.getPort());
    Observability observability =
        new Observability(
            Telemetry.exporting(settings.collector, settings.service(), 1), "holdfast");
    try (Scene scene = Scene.open(settings, new OpenStore(store, () -> {}), observability)) {
      calls.accept(scene);
    }
  }
}
