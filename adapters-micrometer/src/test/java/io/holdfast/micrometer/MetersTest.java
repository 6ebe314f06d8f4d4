package io.holdfast.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is registered is what the documentation lists, and counts what has happened. */
class MetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private long commands(String... tags) {
    return registry.get("holdfast.command").tags(tags).timer().count();
  }

  /** The commands of all timers that have the tags. */
  private double calls(String... tags) {
    return registry.get("holdfast.command").tags(tags).timers().stream()
        .mapToDouble(Timer::count)
        .sum();
  }

  private long reads(String... tags) {
    return registry.get("holdfast.read").tags(tags).timer().count();
  }

  private double counter(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  private double functionCounter(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  @Test
  void theDocumentedMetersAreTheRegisteredOnes() throws IOException {
    new Shop(registry).day();
    Set<String> documented =
        Files.readAllLines(Path.of("../docs/metrics.md")).stream()
            .filter(line -> line.startsWith("| `holdfast."))
            .map(line -> line.split("\\|", -1))
            .map(it -> row(it[1].replace("`", ""), it[2], it[3], it[4]))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> registered =
        registry.getMeters().stream()
            .map(Meter::getId)
            .map(it -> row(it.getName(), type(it), unit(it), keys(it)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(registered).isEqualTo(documented);
  }

  private static String row(String name, String type, String unit, String tags) {
    return String.join(" | ", name.strip(), type.strip(), unit.strip(), tags.strip());
  }

  private static String type(Meter.Id id) {
    return id.getType() == Meter.Type.DISTRIBUTION_SUMMARY
        ? "summary"
        : id.getType().name().toLowerCase(Locale.ROOT);
  }

  private static String unit(Meter.Id id) {
    return id.getBaseUnit() == null ? "" : id.getBaseUnit();
  }

  private static String keys(Meter.Id id) {
    return id.getTags().stream().map(Tag::getKey).sorted().collect(Collectors.joining(", "));
  }

  @Test
  void commandsAreTimedByKindOutcomeReasonAndPath() {
    new Shop(registry).day();
    String[] done = {"outcome", "done", "reason", "none", "path", "lane"};
    assertThat(commands(with(done, "command", "commit"))).isEqualTo(2);
    assertThat(commands(with(done, "command", "define"))).isEqualTo(1);
    assertThat(commands(with(done, "command", "set_restock_policy"))).isEqualTo(1);
    assertThat(commands("command", "commit", "outcome", "replayed", "reason", "none")).isEqualTo(1);
    assertThat(commands("command", "commit", "outcome", "refused", "reason", "insufficient_stock"))
        .isEqualTo(1);
    assertThat(commands("command", "commit", "outcome", "failed", "reason", "busy_rows"))
        .isEqualTo(1);
    assertThat(commands("command", "expire", "path", "direct")).isEqualTo(1);
    assertThat(registry.get("holdfast.command").timers())
        .allSatisfy(it -> assertThat(it.totalTime(TimeUnit.NANOSECONDS)).isPositive());
  }

  private static String[] with(String[] tags, String key, String value) {
    return Stream.concat(Arrays.stream(tags), Stream.of(key, value)).toArray(String[]::new);
  }

  @Test
  void readsTransactionsAndChangesAreCounted() {
    new Shop(registry).day();
    assertThat(reads("read", "level", "outcome", "done", "reason", "none")).isEqualTo(1);
    assertThat(reads("read", "verify")).isEqualTo(1);
    long batches = registry.get("holdfast.transaction").timer().count();
    assertThat(batches).isPositive();
    assertThat(registry.get("holdfast.transaction.commands").summary().count()).isEqualTo(batches);
    assertThat(registry.get("holdfast.transaction.commands").summary().totalAmount())
        .isEqualTo(calls("path", "lane"));
    assertThat(counter("holdfast.holds.expired")).isEqualTo(1);
    assertThat(counter("holdfast.verify.levels")).isEqualTo(1);
    assertThat(counter("holdfast.verify.violations", "invariant", "no_oversell")).isZero();
  }

  @Test
  void restockAndIdempotencyAreCounted() {
    new Shop(registry).day();
    assertThat(counter("holdfast.restock.requested")).isEqualTo(1);
    assertThat(counter("holdfast.restock.surplus")).isEqualTo(2);
    assertThat(counter("holdfast.restock.messages", "result", "blocked")).isEqualTo(1);
    assertThat(counter("holdfast.restock.messages", "result", "published")).isEqualTo(1);
    assertThat(counter("holdfast.restock.messages", "result", "failed")).isZero();
    assertThat(counter("holdfast.restock.faults")).isZero();
    assertThat(counter("holdfast.idempotency.claims", "result", "acquired")).isEqualTo(3);
    assertThat(counter("holdfast.idempotency.claims", "result", "replayed")).isEqualTo(1);
    assertThat(counter("holdfast.idempotency.claims", "result", "payload_mismatch")).isEqualTo(1);
    assertThat(counter("holdfast.idempotency.claims", "result", "in_progress")).isZero();
    assertThat(counter("holdfast.idempotency.lost")).isEqualTo(1);
  }

  @Test
  void theRelayOfExpiredHoldsIsCounted() {
    new Shop(registry).day();
    assertThat(counter("holdfast.expired.holds.messages", "result", "blocked")).isEqualTo(1);
    assertThat(counter("holdfast.expired.holds.messages", "result", "published")).isEqualTo(1);
    assertThat(counter("holdfast.expired.holds.messages", "result", "failed")).isZero();
    assertThat(counter("holdfast.expired.holds.faults")).isZero();
  }

  @Test
  void violationsAreCountedByInvariant() {
    MicrometerInventoryListener listener = MicrometerInventoryListener.create(registry);
    Violation violation =
        new Violation(Invariant.NO_OVERSELL, Shop.TEA, "too much", 1, 2, List.of(), List.of());
    listener.onVerified(
        Shop.ID, new VerifyReport(7, List.of(violation, violation), Optional.empty()));
    assertThat(counter("holdfast.verify.levels")).isEqualTo(7);
    assertThat(counter("holdfast.verify.violations", "invariant", "no_oversell")).isEqualTo(2);
    assertThat(counter("holdfast.verify.violations", "invariant", "conservation")).isZero();
  }

  @Test
  void theNumbersOfAnInventoryAreShown() {
    Shop shop = new Shop(registry);
    shop.day();
    assertThat(gauge("holdfast.lane.shops")).isZero();
    assertThat(gauge("holdfast.lane.waiting")).isZero();
    assertThat(functionCounter("holdfast.conflicts")).isZero();
    assertThat(functionCounter("holdfast.guesses", "result", "hit")).isZero();
    assertThat(functionCounter("holdfast.guesses", "result", "miss")).isZero();
  }

  @Test
  void noTagHasAnSkuOrAnId() {
    new Shop(registry).day();
    assertThat(registry.getMeters())
        .allSatisfy(
            meter ->
                assertThat(meter.getId().getTags())
                    .extracting(Tag::getValue)
                    .doesNotContain("tea", "tea-house", "a", "b", "h", "all", "delivery"));
  }

  @Test
  void theFirstShopsAreNamedAndTheOthersAreNot() {
    MicrometerInventoryListener listener =
        MicrometerInventoryListener.builder(registry).shops(2).build();
    Shop shop = new Shop(registry, listener);
    for (String name : List.of("b", "c", "d", "b")) {
      shop.inventory.define(
          StockDefinition.withOpening(StockKey.of(new ShopId(name), new Sku("cup")), 1));
    }
    shop.inventory.shops(null, 10);
    assertThat(commands("shop", "tea-house")).isEqualTo(1);
    assertThat(calls("shop", "b")).isEqualTo(2);
    assertThat(commands("shop", "other")).isEqualTo(2);
    assertThat(registry.get("holdfast.transaction").tags("shop", "other").timer().count())
        .isEqualTo(2);
    assertThat(reads("shop", "none")).isEqualTo(1);
    assertThatThrownBy(() -> MicrometerInventoryListener.builder(registry).shops(1_001).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("shops");
  }

  @Test
  void commonTagsTellTwoInventoriesApart() {
    for (String name : List.of("one", "two")) {
      MicrometerInventoryListener listener =
          MicrometerInventoryListener.builder(registry).tags(Tags.of("inventory", name)).build();
      Inventory inventory =
          Inventory.builder(new Shop(new SimpleMeterRegistry()).store).listener(listener).build();
      inventory.level(Shop.TEA);
      InventoryMeterBinder.of(inventory, Tags.of("inventory", name)).bindTo(registry);
    }
    assertThat(reads("inventory", "two")).isEqualTo(1);
    assertThat(registry.get("holdfast.lane.shops").gauges()).hasSize(2);
    assertThat(registry.get("holdfast.verify.levels").counters()).hasSize(2);
  }

  @Test
  void everyStateOfAMessageHasItsGauges() {
    new Shop(registry);
    for (State state : State.values()) {
      for (String outbox : List.of("restock", "expired_holds")) {
        String[] tags = {"state", TagValues.of(state), "outbox", outbox};
        assertThat(gauge("holdfast.outbox.messages", tags)).isZero();
        assertThat(gauge("holdfast.outbox.oldest", tags)).isZero();
      }
    }
  }
}
