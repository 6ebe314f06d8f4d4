package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests two JVMs that relay from one outbox, one of which is killed. */
@Timeout(120)
class RelayNodesIT {
  private static final int REQUESTS = 300;

  /** The most times that more requests are made until both nodes relay. */
  private static final int MOST_ROUNDS = 20;

  /**
   * The lease in milliseconds. It is far longer than the survivor can pause on a busy machine;
   * otherwise the survivor would lease its own messages again.
   */
  private static final long LEASE = 10_000;

  private static final List<ShopId> SHOPS =
      List.of(new ShopId("one"), new ShopId("two"), new ShopId("three"));

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#serverEngines")
  void bothTogetherPublishEachRequestOnce(ServerDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      Set<String> decided = decide(schema);
      try (Node one = start(schema, 60_000);
          Node two = start(schema, 60_000)) {
        one.go();
        two.go();
        // Until both relay: one may be through with all requests before the other begins.
        for (int more = 1; !(one.awaitAnswers(1, 1_000) && two.awaitAnswers(1, 1_000)); more++) {
          assertThat(more).as("only one node relays").isLessThanOrEqualTo(MOST_ROUNDS);
          decided.addAll(decide(schema, "more-" + more + "-"));
        }
        assertThat(awaitAll(decided, one, two)).doesNotHaveDuplicates();
        assertThat(one.said("published")).as("published by the first").isNotEmpty();
        assertThat(two.said("published")).as("published by the second").isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#serverEngines")
  void whatTheOneThatWasKilledHadIsTakenOver(ServerDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      Set<String> decided = decide(schema);
      try (Node victim = start(schema, LEASE);
          Node survivor = start(schema, LEASE)) {
        victim.go();
        assertThat(victim.awaitAnswers(100)).isTrue();
        victim.kill();
        List<String> before = victim.said("published");
        survivor.go();
        List<String> heard = awaitAll(decided, victim, survivor);
        // What the survivor has said until then: it may go on.
        List<String> after = heard.subList(before.size(), heard.size());
        Set<String> twice = new HashSet<>(after);
        twice.retainAll(before);
        assertThat(after).doesNotHaveDuplicates();
        assertThat(heard.size() - decided.size()).isEqualTo(twice.size());
        System.out.println(
            "killed on "
                + database
                + " after "
                + before.size()
                + " of "
                + decided.size()
                + ", "
                + twice.size()
                + " published again");
      }
    }
  }

  private static Node start(TestSchema schema, long lease) throws IOException {
    return Node.start(RelayNode.class, schema.url(), schema.user(), "loop", lease + "", "3");
  }

  private static Set<String> decide(TestSchema schema) {
    return decide(schema, "sku-");
  }

  private static Set<String> decide(TestSchema schema, String skus) {
    Set<String> decided = new HashSet<>();
    try (HikariDataSource pool = schema.pool()) {
      JdbcInventoryStore store = JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build();
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(60);
      for (ShopId shop : SHOPS) {
        decided.addAll(
            Requests.ids(Requests.decide(store, shop, skus, REQUESTS / SHOPS.size(), now)));
      }
    }
    assertThat(decided).hasSize(REQUESTS);
    return decided;
  }

  /** Waits until all requests were published, and returns their ids, one for each time. */
  private static List<String> awaitAll(Set<String> decided, Node... nodes) throws Exception {
    while (true) {
      List<String> heard = new ArrayList<>();
      for (Node node : nodes) {
        heard.addAll(node.said("published"));
      }
      if (new HashSet<>(heard).containsAll(decided)) {
        assertThat(decided).containsAll(heard);
        return heard;
      }
      Node last = nodes[nodes.length - 1];
      int next = last.said("published").size() + 1;
      last.awaitAnswers(next, 100);
    }
  }
}
