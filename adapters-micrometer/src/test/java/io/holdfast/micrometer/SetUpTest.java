package io.holdfast.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.RestockRequestPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The set-up of the documentation, as it stands there. */
class SetUpTest {
  @Test
  void theDocumentedSetUpWorks() {
    InMemoryInventoryStore store = InMemoryInventoryStore.create();
    ObservationRegistry observations = TestObservationRegistry.create();
    RestockRequestPublisher factory = request -> {};

    // set up
    MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Inventory inventory =
        Inventory.builder(store)
            .listener(MicrometerInventoryListener.create(meters))
            .listener(ObservationInventoryListener.create(observations))
            .build();
    InventoryMeterBinder.of(inventory).bindTo(meters);
    OutboxMeterBinder.create(store.restockOutbox()).bindTo(meters);
    RestockRelay relay =
        RestockRelay.builder(store.restockOutbox(), factory)
            .inventory(inventory)
            .listener(MicrometerRestockListener.create(meters))
            .build();
    IdempotencyStore idempotency = MeteredIdempotencyStore.create(store.idempotency(), meters);
    // end

    inventory.define(StockDefinition.withOpening(Shop.TEA, 1)).orElseThrow();
    relay.runOnce();
    idempotency.claim(
        ClaimRequest.of(new IdempotencyKey(Shop.ID, "pay", "k"), Fingerprint.sha256("k")));
    assertThat(meters.get("holdfast.command").timer().count()).isEqualTo(1);
    assertThat(
            meters.get("holdfast.idempotency.claims").tag("result", "acquired").counter().count())
        .isEqualTo(1);
    TestObservationRegistryAssert.assertThat((TestObservationRegistry) observations)
        .hasSingleObservationThat()
        .hasNameEqualTo("holdfast.call");
  }

  @Test
  void theDocumentationShowsThisVeryCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/holdfast/micrometer/SetUpTest.java"));
    int from = source.indexOf("// set up\n") + "// set up\n".length();
    String code =
        source.substring(from, source.indexOf("    // end\n")).stripTrailing().stripIndent();
    assertThat(Files.readString(Path.of("../docs/metrics.md"))).contains(code);
  }
}
