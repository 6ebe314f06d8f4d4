package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Failures.Failure;
import io.holdfast.inventory.spi.InventoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** The wiring of the subject. */
  interface OnBrokenStore extends OnLockedMap {
    @Override
    default InventoryStore store(InstantSource clock) {
      return SUBJECT.get().create.get().on(clock);
    }
  }

  /** The contract on the subject; run from here only. */
  static class OnSubject extends InventoryStoreContract implements OnBrokenStore {
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

    assertThat(failures.tests()).as("tests that ran").isGreaterThan(60);
    failures.assertBreaks(broken.clause, broken.also);
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
  static class ScriptsOnSubject extends RandomScriptContract implements OnBrokenStore {
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
  static class HistoriesOnSubject extends LinearizabilityContract implements OnBrokenStore {
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
