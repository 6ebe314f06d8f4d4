package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.Contexts.SENCHA;
import static io.holdfast.spring.internal.Contexts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.micrometer.InventoryMeterBinder;
import io.holdfast.micrometer.MicrometerExpiredHoldListener;
import io.holdfast.micrometer.MicrometerInventoryListener;
import io.holdfast.micrometer.MicrometerRestockListener;
import io.holdfast.micrometer.ObservationInventoryListener;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class MetricsAutoConfigurationTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final ApplicationContextRunner metered =
      Contexts.memory().withBean(MeterRegistry.class, () -> registry);

  private static void play(ApplicationContext context) {
    Contexts.stocked(context, 2).level(SENCHA);
    IdempotentExecutor executor = context.getBean(IdempotentExecutor.class);
    IdempotencyKey key = new IdempotencyKey(SHOP, "checkout", "k-1");
    executor.run(ClaimRequest.of(key, Fingerprint.sha256("body")), () -> "done");
  }

  @Test
  void metersCommandsReadsAndIdempotency() {
    metered.run(
        context -> {
          play(context);
          assertThat(registry.getMeters().stream().map(Meter::getId).map(Meter.Id::getName))
              .contains("holdfast.command", "holdfast.read")
              .anyMatch(it -> it.startsWith("holdfast.idempotency"));
          assertThat(context).hasSingleBean(InventoryMeterBinder.class);
          assertThat(context).hasBean("holdfastRestockOutboxMeters");
          assertThat(context).hasSingleBean(MicrometerRestockListener.class);
          assertThat(context).hasSingleBean(MicrometerExpiredHoldListener.class);
        });
  }

  private Set<String> outboxes(ApplicationContextRunner runner) {
    Set<String> found = new TreeSet<>();
    runner.run(
        context -> {
          SimpleMeterRegistry bound = new SimpleMeterRegistry();
          context.getBeansOfType(MeterBinder.class).values().forEach(it -> it.bindTo(bound));
          bound
              .get("holdfast.outbox.messages")
              .gauges()
              .forEach(it -> found.add(it.getId().getTag("outbox")));
        });
    return found;
  }

  @Test
  void showsTheOutboxOfExpiredHoldsOnlyIfItIsWrittenTo() {
    assertThat(outboxes(metered)).containsExactly("restock");
    assertThat(outboxes(metered.withPropertyValues("holdfast.expired-holds.outbox=true")))
        .containsExactly("expired_holds", "restock");
  }

  @Test
  void leavesTheMetersOfAnOutboxToABeanOfTheirNameOnly() {
    MeterBinder own = bound -> {};
    for (String name : List.of("holdfastRestockOutboxMeters", "holdfastExpiredHoldOutboxMeters")) {
      metered
          .withBean(name, MeterBinder.class, () -> own)
          .run(context -> assertThat(context.getBean(name)).isSameAs(own));
      metered
          .withBean("metersOfTheHost", MeterBinder.class, () -> own)
          .run(context -> assertThat(context).hasBean(name));
    }
  }

  @Test
  void observesCommandsOnlyIfThereAreTracesAndARegistryForThem(@TempDir Path folder)
      throws Exception {
    TracerType tracer = TracerType.in(folder);
    ApplicationContextRunner observed =
        metered.withBean(ObservationRegistry.class, ObservationRegistry::create);
    observed.run(it -> assertThat(it).doesNotHaveBean(ObservationInventoryListener.class));
    tracer
        .addTo(metered)
        .run(it -> assertThat(it).doesNotHaveBean(ObservationInventoryListener.class));
    tracer
        .addTo(observed)
        .run(it -> assertThat(it).hasSingleBean(ObservationInventoryListener.class));
  }

  @Test
  void namesShopsOnlyIfItIsAskedTo() {
    metered
        .withPropertyValues("holdfast.metrics.shops=10")
        .run(
            context -> {
              play(context);
              assertThat(registry.get("holdfast.command").meter().getId().getTag("shop"))
                  .isEqualTo("tea-house");
            });
  }

  @Test
  void hasNoMetersWithoutARegistryOrIfTheyAreOff() {
    Contexts.memory().run(it -> assertThat(it).doesNotHaveBean(MicrometerInventoryListener.class));
    metered
        .withPropertyValues("holdfast.metrics.enabled=false")
        .run(it -> assertThat(it).doesNotHaveBean(MicrometerInventoryListener.class));
  }
}
