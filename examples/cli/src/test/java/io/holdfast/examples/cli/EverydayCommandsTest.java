package io.holdfast.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.examples.cli.store.StoreSource;
import io.holdfast.examples.cli.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EverydayCommandsTest {
  @Nested
  class OnMemory extends Cases {
    private final StoreSource stores = new SharedMemory();

    @Override
    Ran run(String... args) {
      return Ran.on(stores, args);
    }
  }

  @Nested
  class OnAFile extends Cases {
    @TempDir Path folder;

    @Override
    Ran run(String... args) {
      List<String> all = new ArrayList<>(List.of("--file", folder.resolve("stock").toString()));
      all.addAll(List.of(args));
      return Ran.on(new Stores(), all.toArray(String[]::new));
    }
  }

  @Nested
  class OnDynamoDb extends Cases {
    private final String endpoint = DynamoDbLocal.shared().endpoint().toString();
    private final String table = "everyday-" + UUID.randomUUID();

    @Override
    Ran run(String... args) {
      List<String> all =
          new ArrayList<>(List.of("--store", "dynamodb", "--endpoint", endpoint, "--table", table));
      all.addAll(List.of(args));
      return Ran.on(new Stores(), all.toArray(String[]::new));
    }
  }

  abstract static class Cases {
    abstract Ran run(String... args);

    @Test
    void definesReceivesAndShowsStock() {
      Ran defined = run("define", "TEE", "--opening", "3", "--safety-stock", "1");
      assertThat(defined.exit()).as(defined.err()).isZero();
      assertThat(defined.out()).contains("TEE").contains("available");
      assertThat(run("receive", "in-1", "TEE=4").exit()).isZero();
      assertThat(run("receive", "in-1", "TEE=4").out()).startsWith("replayed");
      var level = run("level", "TEE", "--json").json().get("levels").get(0);
      assertThat(level.get("onHand").asLong()).isEqualTo(7);
      assertThat(level.get("available").asLong()).isEqualTo(6);
      assertThat(level.get("kind").asText()).isEqualTo("quantity");
    }

    @Test
    void takesAnOrderFromHoldToDispatch() {
      run("define", "TEE", "--opening", "3");
      Ran held = run("hold", "o1", "TEE=2", "--ttl", "1h", "--json");
      assertThat(held.exit()).isZero();
      var reservation = held.json().get("reservation");
      assertThat(reservation.get("state").asText()).isEqualTo("HELD");
      assertThat(reservation.get("lines").get(0).get("taken").asLong()).isEqualTo(2);
      assertThat(
              run("hold", "o1", "TEE=2", "--ttl", "1h", "--json")
                  .json()
                  .get("replayed")
                  .asBoolean())
          .isTrue();
      assertThat(run("commit", "o1", "TEE=1").out()).contains("o1: COMMITTED");
      assertThat(run("dispatch", "o1").out()).contains("o1: DISPATCHED");
      Ran tooLate = run("cancel", "o1");
      assertThat(tooLate.exit()).isEqualTo(1);
      assertThat(tooLate.err())
          .isEqualToIgnoringNewLines("refused: WRONG_STATE, reservation o1 is DISPATCHED");
      assertThat(run("find", "o1", "--json").json().at("/reservation/state").asText())
          .isEqualTo("DISPATCHED");
      assertThat(run("verify").exit()).isZero();
    }

    @Test
    void sellsWithoutAHoldAndTakesItBack() {
      run("define", "TEE", "--opening", "1");
      assertThat(run("commit", "o1", "TEE=1").exit()).isZero();
      Ran short_ = run("commit", "o2", "TEE=1", "--json");
      assertThat(short_.exit()).isEqualTo(1);
      assertThat(short_.json().at("/refusal/code").asText()).isEqualTo("INSUFFICIENT_STOCK");
      assertThat(short_.json().at("/refusal/shortages/0/available").asLong()).isZero();
      assertThat(run("cancel", "o1").exit()).isZero();
      assertThat(run("commit", "o2", "TEE=1").exit()).isZero();
    }

    @Test
    void releasesAHoldAndClosesAnUnknownId() {
      run("define", "TEE", "--opening", "1");
      run("hold", "o1", "TEE=1");
      assertThat(run("release", "o1").out()).contains("RELEASED");
      assertThat(run("release", "never").exit()).isZero();
      assertThat(run("hold", "never", "TEE=1").exit()).isEqualTo(1);
    }

    @Test
    void sellsNamedUnits() {
      run("define", "SHOW", "--kind", "units");
      assertThat(run("receive", "in-1", "SHOW#A1,A2,A3").exit()).isZero();
      assertThat(run("commit", "o1", "SHOW#A1,A2").exit()).isZero();
      Ran taken = run("commit", "o2", "SHOW#A2");
      assertThat(taken.exit()).isEqualTo(1);
      assertThat(taken.err()).contains("taken: A2");
      assertThat(run("commit", "o2", "SHOW=1").err()).contains("UNITS_REQUIRED");
      assertThat(run("commit", "o2", "SHOW#Z9").err()).contains("SHOW#Z9");
    }

    @Test
    void keepsLocationsApart() {
      run("receive", "in-1", "TEE@outlet=2", "--create");
      assertThat(run("level", "TEE", "--location", "outlet").exit()).isZero();
      assertThat(run("level", "TEE").err()).contains("UNKNOWN_SKU, unknown: TEE");
      assertThat(run("commit", "o1", "TEE@outlet=2").exit()).isZero();
    }

    @Test
    void sellsUntrackedArticlesWithoutEnd() {
      run("define", "VOUCHER", "--kind", "untracked");
      assertThat(run("commit", "o1", "VOUCHER=1000").exit()).isZero();
      assertThat(run("level", "VOUCHER").out()).contains("any");
    }

    @Test
    void listsLevelsPageByPage() {
      for (String sku : List.of("A", "B", "C")) {
        run("define", sku);
      }
      var first = run("levels", "--limit", "2", "--json").json();
      assertThat(first.get("levels")).hasSize(2);
      var rest =
          run("levels", "--limit", "2", "--from", first.get("next").asText(), "--json").json();
      assertThat(rest.get("levels")).hasSize(1);
      assertThat(rest.has("next")).isFalse();
      assertThat(run("levels", "--limit", "2").out()).contains("more: --from ");
    }

    @Test
    void keepsShopsApart() {
      run("define", "TEE", "--opening", "1", "--shop", "one");
      assertThat(run("level", "TEE", "--shop", "one").exit()).isZero();
      assertThat(run("level", "TEE", "--shop", "two").exit()).isEqualTo(1);
    }

    @Test
    void verifiesAShop() {
      run("define", "TEE", "--opening", "1");
      var report = run("verify", "--json").json();
      assertThat(report.get("checked").asInt()).isEqualTo(1);
      assertThat(report.get("violations").asInt()).isZero();
    }

    @Test
    void saysThatAnOrderIsNotThere() {
      Ran ran = run("find", "o1");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).contains("no reservation o1");
    }
  }
}
