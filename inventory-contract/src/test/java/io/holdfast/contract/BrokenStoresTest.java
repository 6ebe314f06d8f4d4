package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Failures.Failure;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every broken store fails the clause that it breaks. The failures are written to {@code
 * target/broken-stores.md}.
 */
class BrokenStoresTest {
  private static final Map<BrokenStore, List<Failure>> FOUND = new ConcurrentHashMap<>();

  /** The store under test. The contract opens it in this thread. */
  private static final ThreadLocal<BrokenStore> SUBJECT = new ThreadLocal<>();

  /** The contract on the subject; run from here only. */
  static class OnSubject extends InventoryStoreContract {
    @Override
    public InventoryStore store(InstantSource clock) {
      return SUBJECT.get().create.apply(clock);
    }

    @Override
    public List<RestockRequest> requests(InventoryStore store, ShopId shop) {
      return ((LockedMapStore) store).requests(shop);
    }

    @Override
    public List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
      return ((LockedMapStore) store).expiredHolds(shop);
    }

    @Override
    public HostRows hostRows(InventoryStore store) {
      return ((LockedMapStore) store).hostRows;
    }

    @Override
    public Optional<BadRows> badRows(InventoryStore store) {
      return Optional.of(((LockedMapStore) store).badRows());
    }

    @Override
    public Effort effort() {
      return new Effort(1, 1, 40);
    }
  }

  /** The contract waits for most of its time: where a store blocks a thread, for a moment. */
  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void failsTheClauseItBreaks(BrokenStore broken) {
    SUBJECT.set(broken);
    Failures failures = Failures.of(OnSubject.class);
    FOUND.put(broken, failures.all());

    TreeSet<Integer> clauses =
        failures.all().stream().map(Failure::clause).collect(Collectors.toCollection(TreeSet::new));
    TreeSet<Integer> expected = new TreeSet<>(broken.also);
    expected.add(broken.clause);
    assertThat(failures.tests()).as("tests that ran").isGreaterThan(60);
    assertThat(clauses).as("the clause it breaks").contains(broken.clause);
    assertThat(expected).as("and no clause that has nothing to do with it").containsAll(clauses);
  }

  @AfterAll
  static void writeTable() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| broken store | what is wrong with it | clause | tests that fail |\n");
    table.append("| --- | --- | --- | --- |\n");
    for (BrokenStore broken : BrokenStore.values()) {
      Map<Integer, TreeSet<String>> byClause = new TreeMap<>();
      FOUND
          .getOrDefault(broken, List.of())
          .forEach(
              failure ->
                  byClause
                      .computeIfAbsent(failure.clause(), clause -> new TreeSet<>())
                      .add(failure.name()));
      table.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  broken.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  broken.fault,
                  name(broken.clause),
                  byClause.entrySet().stream()
                      .map(each -> name(each.getKey()) + ": " + String.join(", ", each.getValue()))
                      .collect(Collectors.joining("; "))));
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "broken-stores.md"), table);
  }

  private static String name(int clause) {
    return clause == 0 ? "listings" : String.valueOf(clause);
  }

  /** Random scripts on the subject; run from here only. */
  static class ScriptsOnSubject extends RandomScriptContract {
    @Override
    public List<RestockRequest> requests(InventoryStore store, ShopId shop) {
      return ((LockedMapStore) store).requests(shop);
    }

    @Override
    public List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
      return ((LockedMapStore) store).expiredHolds(shop);
    }

    @Override
    public HostRows hostRows(InventoryStore store) {
      return ((LockedMapStore) store).hostRows;
    }

    @Override
    public InventoryStore store(InstantSource clock) {
      return SUBJECT.get().create.apply(clock);
    }

    @Override
    public Effort effort() {
      return new Effort(500, 1, 1);
    }
  }

  @Test
  void aRandomScriptFindsTheFaultAndIsShortened() {
    SUBJECT.set(BrokenStore.EXPIRED_HOLD_COUNTED);
    assertThat(Failures.of(ScriptsOnSubject.class).all())
        .singleElement()
        .extracting(failure -> failure.cause().getMessage())
        .asString()
        .startsWith("-Dholdfast.seed=")
        .satisfies(
            message ->
                assertThat(message.lines().filter(line -> line.endsWith(";")))
                    .as("a key, a hold, an advance of time, and a read")
                    .hasSizeBetween(3, 10)
                    .anyMatch(line -> line.startsWith("inventory.hold("))
                    .anyMatch(line -> line.startsWith("clock.advance(")));
  }

  /** Concurrent histories on the subject; run from here only. */
  static class HistoriesOnSubject extends LinearizabilityContract {
    @Override
    public List<RestockRequest> requests(InventoryStore store, ShopId shop) {
      return ((LockedMapStore) store).requests(shop);
    }

    @Override
    public List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
      return ((LockedMapStore) store).expiredHolds(shop);
    }

    @Override
    public HostRows hostRows(InventoryStore store) {
      return ((LockedMapStore) store).hostRows;
    }

    @Override
    public InventoryStore store(InstantSource clock) {
      return SUBJECT.get().create.apply(clock);
    }

    @Override
    public Effort effort() {
      return new Effort(1, 2_000, 1);
    }
  }

  @Test
  void aHistoryThatNoOrderExplainsIsFound() {
    SUBJECT.set(BrokenStore.CHECK_THEN_WRITE);
    assertThat(Failures.of(HistoriesOnSubject.class).all())
        .singleElement()
        .extracting(failure -> failure.cause().getMessage())
        .asString()
        .contains("-Dholdfast.seed=");
  }
}
