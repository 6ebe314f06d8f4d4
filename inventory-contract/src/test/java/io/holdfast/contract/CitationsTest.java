package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract cites every clause of the port, with its number and title. */
class CitationsTest {
  private static final Path PORT =
      Path.of("../inventory-core/src/main/java/io/holdfast/inventory/spi/InventoryStore.java");
  private static final Path LISTINGS =
      Path.of("../inventory-core/src/main/java/io/holdfast/inventory/spi/InventoryListings.java");
  private static final Path IDEMPOTENCY =
      Path.of("../inventory-core/src/main/java/io/holdfast/idempotency/IdempotencyStore.java");
  private static final Path OUTBOX =
      Path.of("../inventory-core/src/main/java/io/holdfast/restock/spi/Outbox.java");
  private static final Pattern CLAUSE = Pattern.compile("<li><b>([^<]*)\\.</b>");

  @Test
  void everyClauseIsProvedUnderItsNumberAndTitle() throws IOException {
    assertCited(InventoryStoreContract.class, PORT, LISTINGS);
    assertCited(IdempotencyContract.class, IDEMPOTENCY);
    assertCited(RestockOutboxContract.class, OUTBOX);
  }

  private static void assertCited(Class<?> contract, Path... ports) throws IOException {
    Map<Integer, String> written = new TreeMap<>();
    for (Path port : ports) {
      Matcher clauses = CLAUSE.matcher(Files.readString(port));
      while (clauses.find()) {
        written.put(written.size() + 1, clauses.group(1).toLowerCase(Locale.ROOT));
      }
    }
    Map<Integer, String> cited =
        Arrays.stream(contract.getDeclaredClasses())
            .map(group -> group.getAnnotation(Clause.class))
            .filter(clause -> clause.value() != 0)
            .collect(Collectors.toMap(Clause::value, Clause::title));
    assertThat(written).hasSizeGreaterThan(6).isEqualTo(cited);
  }

  @Test
  void everyClauseIsBrokenBySomeStore() {
    assertThat(Arrays.stream(BrokenStore.values()).map(broken -> broken.clause))
        .containsAll(
            Arrays.stream(InventoryStoreContract.class.getDeclaredClasses())
                .map(group -> group.getAnnotation(Clause.class).value())
                .toList());
  }

  @Test
  void everyClauseOfIdempotencyIsBrokenBySomeStore() {
    assertThat(Arrays.stream(BrokenIdempotency.values()).map(broken -> broken.clause))
        .containsAll(
            Arrays.stream(IdempotencyContract.class.getDeclaredClasses())
                .map(group -> group.getAnnotation(Clause.class).value())
                .toList());
  }

  @Test
  void everyClauseOfTheOutboxIsBrokenBySomeOutbox() {
    assertThat(Arrays.stream(BrokenOutbox.values()).map(broken -> broken.clause))
        .containsAll(
            Arrays.stream(RestockOutboxContract.class.getDeclaredClasses())
                .map(group -> group.getAnnotation(Clause.class).value())
                .toList());
  }
}
