package io.holdfast.jdbc;

import static io.holdfast.jdbc.ServerCounters.increase;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentCommands;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.idempotency.IdempotentResult;
import io.holdfast.idempotency.Preparation;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.testing.SettableClock;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests how many transactions and statements an answer costs, counted by the server. */
class AnswerRecordRoundTripsTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StoredAnswer ANSWER = new StoredAnswer("sold");

  private int ids;

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void anOrderWithItsAnswerIsOneTransactionInsteadOfThree(TestDatabase database)
      throws SQLException {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
      JdbcInventoryStore store = store(pool);
      Inventory inventory = Inventory.create(store);
      inventory.define(StockDefinition.withOpening(StockKey.of(SHOP, new Sku("tee")), 1_000));
      IdempotentExecutor executor = IdempotentExecutor.create(store.idempotency());
      IdempotentCommands once = IdempotentCommands.create(store.answerRecords());
      inventory.commit(order()).orElseThrow();

      Runnable three = () -> inThree(executor, inventory);
      Runnable one = () -> inOne(once, inventory, request());
      assertThat(increase(pool, "Com_commit", three)).as("commits of three").isEqualTo(3);
      assertThat(increase(pool, "Com_commit", one)).as("commits of one").isEqualTo(1);
      assertThat(increase(pool, "Questions", three)).as("statements of three").isEqualTo(11);
      assertThat(increase(pool, "Questions", one)).as("statements of one").isEqualTo(6);

      ClaimRequest repeated = request();
      inOne(once, inventory, repeated);
      Runnable again =
          () ->
              assertThat(once.run(repeated, ANSWER, record -> inventory.commit(order())))
                  .isInstanceOf(IdempotentResult.Replied.class);
      assertThat(increase(pool, "Questions", again)).as("statements of a repetition").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void theRecordsOfOrdersThatShareATransactionAreOneStatement(TestDatabase database)
      throws SQLException {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
      JdbcInventoryStore store = store(pool);
      Inventory inventory = Inventory.create(store);
      inventory.define(StockDefinition.withOpening(StockKey.of(SHOP, new Sku("tee")), 1_000));
      inventory.commit(order()).orElseThrow();
      List<HostWrite> records = IntStream.range(0, 40).mapToObj(i -> prepared(store)).toList();

      long statements =
          increase(
              pool,
              "Com_insert",
              () ->
                  CompletableFuture.allOf(
                          records.stream()
                              .map(it -> inventory.alongside(it).commitAsync(order()))
                              .map(CompletionStage::toCompletableFuture)
                              .toArray(CompletableFuture[]::new))
                      .join());

      // Two statements for each transaction, and the first transaction may have one order.
      assertThat(statements).isLessThanOrEqualTo(20);
      assertThat(inventory.verify(SHOP).violations()).isEmpty();
    }
  }

  private HostWrite prepared(JdbcInventoryStore store) {
    return ((Preparation.Recordable) store.answerRecords().prepare(request(), ANSWER)).record();
  }

  private static JdbcInventoryStore store(DataSource pool) {
    return JdbcInventoryStore.builder(pool)
        .schema(SchemaMode.CREATE)
        .clock(new SettableClock()) // that of the database is read twice a second
        .build();
  }

  private void inThree(IdempotentExecutor executor, Inventory inventory) {
    Claim.Reply reply =
        executor.run(request(), () -> inventory.commit(order()).orElseThrow().state().name());
    assertThat(reply).isInstanceOf(Claim.Done.class);
  }

  private void inOne(IdempotentCommands once, Inventory inventory, ClaimRequest request) {
    IdempotentResult<Reservation> result =
        once.run(request, ANSWER, record -> inventory.alongside(record).commit(order()));
    assertThat(result).isInstanceOf(IdempotentResult.Ran.class);
  }

  private ClaimRequest request() {
    return ClaimRequest.of(
        new IdempotencyKey(SHOP, "order", "key-" + ++ids), new Fingerprint("payload"));
  }

  private CommitRequest order() {
    return CommitRequest.of(SHOP, new ReservationId("order-" + ++ids), Line.of("tee", 1));
  }
}
