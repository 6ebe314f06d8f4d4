package io.holdfast.aws.dynamodb.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.broken.Failures.Failure;
import io.holdfast.aws.dynamodb.faults.ForwardingClient;
import io.holdfast.contract.Effort;
import io.holdfast.contract.HostRows;
import io.holdfast.contract.InventoryStoreContract;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.restock.spi.OutboxMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;

/**
 * Tests that removing a part of the store's requests makes the right tests fail. The failures are
 * written to {@code target/broken-clients.md}.
 */
class BrokenClientsTest {
  private static final Map<BrokenClient, List<Failure>> FOUND = new ConcurrentHashMap<>();

  /** The contract on the subject; run from here only. */
  static class OnSubject extends InventoryStoreContract {
    @Override
    public InventoryStore store(InstantSource clock) {
      return Subject.store(clock);
    }

    @Override
    public List<RestockRequest> requests(InventoryStore store, ShopId shop) {
      return ((DynamoDbInventoryStore) store)
          .restockOutbox().messages(shop, null, 1_000).stream()
              .map(OutboxMessage::content)
              .toList();
    }

    @Override
    public HostRows hostRows(InventoryStore store) {
      return new OnDynamoDb.Orders();
    }

    @Override
    public Effort effort() {
      return new Effort(1, 1, 40);
    }
  }

  @AfterEach
  void repair() {
    Subject.is(ForwardingClient::new);
  }

  @ParameterizedTest
  @EnumSource
  void failsItsTests(BrokenClient broken) {
    Subject.is(broken.on);
    List<String> tests = List.of(broken.tests);

    Failures failures = Failures.of(tests.stream().map(BrokenClientsTest::select).toList());

    FOUND.put(broken, failures.all());
    assertThat(failures.all()).extracting(Failure::test).containsExactlyInAnyOrderElementsOf(tests);
    assertThat(failures.all())
        .allSatisfy(failure -> assertThat(failure.cause()).isInstanceOf(AssertionError.class));
  }

  @Test
  void allOfThemAreGreenWhereNothingIsBroken() {
    Subject.is(ForwardingClient::new);
    List<DiscoverySelector> tests =
        Stream.of(BrokenClient.values())
            .flatMap(broken -> Stream.of(broken.tests))
            .distinct()
            .map(BrokenClientsTest::select)
            .toList();

    Failures failures = Failures.of(tests);

    assertThat(failures.tests()).isEqualTo(tests.size());
    assertThat(failures.all()).isEmpty();
  }

  private static DiscoverySelector select(String test) {
    int at = test.indexOf('.');
    String in = test.substring(0, at);
    String method = test.substring(at + 1);
    return in.equals(ProcessTests.class.getSimpleName())
        ? selectMethod(ProcessTests.class, method)
        : selectNestedMethod(
            List.of(OnSubject.class.getName()),
            InventoryStoreContract.class.getName() + "$" + in,
            method);
  }

  @AfterAll
  static void writeTable() throws IOException {
    StringBuilder table = new StringBuilder("| broken store | what is wrong with it | fails |\n");
    table.append("|---|---|---|\n");
    new TreeMap<>(FOUND)
        .forEach(
            (broken, failures) ->
                table.append(
                    "| %s | %s | %s |\n"
                        .formatted(
                            broken.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            broken.fault,
                            failures.stream()
                                .map(BrokenClientsTest::cited)
                                .collect(Collectors.joining(", ")))));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "broken-clients.md"), table);
  }

  private static String cited(Failure failure) {
    String clause = failure.clause() < 0 ? "" : " (" + failure.clause() + ")";
    return "`" + failure.test().substring(failure.test().indexOf('.') + 1) + "`" + clause;
  }
}
