package io.holdfast.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Reservation;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each call is one observation, below the observation of its caller. */
class ObservationInventoryListenerTest {
  private final Shop shop = new Shop(new SimpleMeterRegistry());
  private final TestObservationRegistry registry = TestObservationRegistry.create();
  private final Inventory inventory = inventory(registry);

  private Inventory inventory(ObservationRegistry observations) {
    return Inventory.builder(shop.store)
        .listener(ObservationInventoryListener.create(observations))
        .executor(Runnable::run)
        .build();
  }

  /** Records contexts when they stop. */
  private static final class Stopped implements ObservationHandler<Observation.Context> {
    private final List<Observation.Context> contexts = new CopyOnWriteArrayList<>();

    @Override
    public void onStop(Observation.Context context) {
      contexts.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof CommandObservationContext;
    }
  }

  @Test
  void aCommandIsOneObservationWithItsKeyValues() {
    inventory.commit(Shop.order("a", 1)).orElseThrow();
    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasNameEqualTo("holdfast.call")
        .hasContextualNameEqualTo("holdfast commit")
        .hasBeenStarted()
        .hasBeenStopped()
        .doesNotHaveError()
        .hasLowCardinalityKeyValue("command", "commit")
        .hasLowCardinalityKeyValue("outcome", "done")
        .hasLowCardinalityKeyValue("reason", "none")
        .hasLowCardinalityKeyValue("path", "lane")
        .hasHighCardinalityKeyValue("shop", "tea-house")
        .hasHighCardinalityKeyValue("id", "a")
        .hasHighCardinalityKeyValue("batch", "1");
  }

  /** Fails at one step of an observation. */
  private record Failing(boolean atError) implements ObservationHandler<Observation.Context> {
    @Override
    public void onError(Observation.Context context) {
      fail(atError);
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
      fail(!atError);
    }

    private static void fail(boolean here) {
      if (here) {
        throw new IllegalStateException("a handler of the host");
      }
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  @Test
  void aHandlerThatFailsAtAnErrorLeavesNoScopeInTheThread() {
    leavesNoScope(true);
  }

  @Test
  void aHandlerThatFailsAtAScopeLeavesNoScopeInTheThread() {
    leavesNoScope(false);
  }

  private void leavesNoScope(boolean atError) {
    ObservationRegistry plain = ObservationRegistry.create();
    plain.observationConfig().observationHandler(new Failing(atError));
    shop.store.fault = new UnavailableException("away", null);
    try (Inventory observed = inventory(plain)) {
      assertThatThrownBy(() -> observed.commit(Shop.order("c", 1)))
          .isInstanceOf(UnavailableException.class);
    }
    assertThat(plain.getCurrentObservationScope()).isNull();
  }

  @Test
  void theDocumentedKeysAreTheOnesThatAreThere() throws IOException {
    Stopped stopped = new Stopped();
    registry.observationConfig().observationHandler(stopped);
    inventory.commit(Shop.order("a", 1)).orElseThrow();
    Observation.Context context = stopped.contexts.get(0);
    Map<String, String> documented =
        Files.readAllLines(Path.of("../docs/metrics.md")).stream()
            .map(line -> line.split("\\|", -1))
            .filter(it -> it.length == 5 && it[2].strip().matches("low|high"))
            .collect(Collectors.toMap(it -> it[1].replace("`", "").strip(), it -> it[2].strip()));
    Map<String, String> actual =
        Stream.concat(
                context.getLowCardinalityKeyValues().stream().map(it -> Map.entry(it, "low")),
                context.getHighCardinalityKeyValues().stream().map(it -> Map.entry(it, "high")))
            .collect(Collectors.toMap(it -> it.getKey().getKey(), Map.Entry::getValue));
    assertThat(actual).isEqualTo(documented);
  }

  @Test
  void aRefusalIsNoErrorAndAFaultIsOne() {
    inventory.commit(Shop.order("b", 99));
    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .doesNotHaveError()
        .hasLowCardinalityKeyValue("outcome", "refused")
        .hasLowCardinalityKeyValue("reason", "insufficient_stock");
    registry.clear();

    UnavailableException away = new UnavailableException("away", null);
    shop.store.fault = away;
    assertThatThrownBy(() -> inventory.commit(Shop.order("c", 1))).isSameAs(away);
    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasError(away)
        .hasBeenStopped()
        .hasLowCardinalityKeyValue("outcome", "failed")
        .hasLowCardinalityKeyValue("reason", "unavailable");
  }

  @Test
  void anExceptionThatIsNotOfTheLibraryStopsTheObservation() {
    shop.store.fault = new IllegalStateException("a bug");
    assertThatThrownBy(() -> inventory.commit(Shop.order("c", 1))).isSameAs(shop.store.fault);
    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasBeenStopped()
        .hasLowCardinalityKeyValue("outcome", "failed")
        .hasLowCardinalityKeyValue("reason", "other")
        .hasLowCardinalityKeyValue("path", "unknown");
    assertThat(registry.getCurrentObservation()).isNull();
  }

  @Test
  void theParentIsTheObservationOfTheCaller() {
    Observation request = Observation.start("http.request", registry);
    try (Observation.Scope scope = request.openScope()) {
      inventory.commit(Shop.order("a", 1)).orElseThrow();
      inventory.commitAsync(Shop.order("b", 1)).toCompletableFuture().join().orElseThrow();
      assertThat(registry.getCurrentObservation()).isSameAs(request);
      assertThat(scope.getCurrentObservation()).isSameAs(request);
    }
    request.stop();
    TestObservationRegistryAssert.assertThat(registry)
        .hasNumberOfObservationsWithNameEqualTo("holdfast.call", 2)
        .forAllObservationsWithNameEqualTo(
            "holdfast.call", it -> it.hasParentObservationEqualTo(request));
  }

  @Test
  void whatTheCallingThreadDoesMeanwhileBelongsToTheCall() {
    List<String> parents = new ArrayList<>();
    shop.store.before = () -> parents.add(String.valueOf(registry.getCurrentObservation()));
    inventory.commit(Shop.order("a", 1)).orElseThrow();
    assertThat(parents).hasSize(1).first().asString().contains("holdfast.call");
    assertThat(registry.getCurrentObservation()).isNull();
  }

  @Test
  void aCallWithoutAWaitingCallerIsObservedToItsEnd() {
    Stopped stopped = new Stopped();
    registry.observationConfig().observationHandler(stopped);
    CompletableFuture<Outcome<Reservation>> stage =
        inventory.commitAsync(Shop.order("a", 1)).toCompletableFuture();
    assertThat(stage).isCompleted();
    assertThat(stopped.contexts).hasSize(1);
    CommandObservationContext context = (CommandObservationContext) stopped.contexts.get(0);
    assertThat(context.call().blocking()).isFalse();
    assertThat(context.event().orElseThrow().outcome()).isSameAs(stage.join());
    assertThat(context.getHighCardinalityKeyValue("batch")).isEqualTo(KeyValue.of("batch", "1"));
  }

  @Test
  void aRegistryThatRejectsOrIgnoresObservationsCostsNoAnswer() {
    registry
        .observationConfig()
        .observationPredicate((name, context) -> !name.startsWith("holdfast."));
    assertThat(inventory.commit(Shop.order("a", 1)).isDone()).isTrue();
    TestObservationRegistryAssert.assertThat(registry).doesNotHaveAnyObservation();
    assertThat(inventory(ObservationRegistry.NOOP).commit(Shop.order("b", 1)).isDone()).isTrue();
  }
}
