package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests which transactions wait for each other, and which time a decision uses after a wait. */
class IsolationTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private final ExecutorService others = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aShopNeverWaitsForAnother(TestDatabase database) throws Exception {
    try (TestShop shop = TestShop.open(database)) {
      ShopId neighbour = new ShopId("neighbour");
      Line[] lines =
          IntStream.range(0, 50).mapToObj(i -> Line.of("sku" + i, 1)).toArray(Line[]::new);
      for (ShopId each : new ShopId[] {shop.id(), neighbour}) {
        ReceiveRequest receipt = ReceiveRequest.of(each, new OperationId("r"), lines);
        shop.inventory().receive(receipt.creatingWith(StockPolicy.quantity())).orElseThrow();
      }
      shop.inventory().hold(shop.hold("h", lines[0])).orElseThrow();
      Footprint locked =
          Footprint.of(shop.id())
              .key(shop.key("sku1"))
              .key(shop.key("sku2"))
              .entry(shop.reservation("h").entry())
              .build();
      Callable<Outcome<Reservation>> work = () -> sellAndCancel(shop, neighbour, lines);
      AtomicInteger runs = new AtomicInteger();
      Outcome<Reservation> cancelled =
          loading(shop)
              .decide(
                  locked,
                  snapshot -> {
                    runs.incrementAndGet();
                    return new Verdict<>(done(others.submit(work)), Changes.NONE);
                  });
      assertThat(cancelled.orElseThrow().state()).isEqualTo(ReservationState.CANCELLED);
      assertThat(runs).hasValue(1);
    }
  }

  /** Returns a store that decides only after it has loaded and locked the rows. */
  private static JdbcInventoryStore loading(TestShop shop) {
    return JdbcInventoryStore.builder(shop.schema().pool())
        .clock(shop.clock())
        .optimisticReads(false)
        .build();
  }

  private static Outcome<Reservation> sellAndCancel(TestShop shop, ShopId who, Line[] lines) {
    ReservationId id = new ReservationId("o");
    HoldRequest hold = HoldRequest.of(who, id, Duration.ofMinutes(5), lines);
    shop.inventory().hold(hold).orElseThrow();
    shop.inventory().commit(CommitRequest.ofHold(who, id)).orElseThrow();
    return shop.inventory().cancel(who, id);
  }

  private static <T> T done(Future<T> work) {
    try {
      return work.get(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("they waited", e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("they failed", e);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void theTimeIsThatAfterTheWait(TestDatabase database) throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch asking = new CountDownLatch(1);
    Thread second = Thread.currentThread();
    HookedDataSource.Hook hook =
        (target, method, args, call) -> {
          boolean locks = args.length > 0 && String.valueOf(args[0]).contains("FOR UPDATE");
          if (locks && Thread.currentThread() == second && locked.getCount() == 0) {
            asking.countDown();
          }
          return call.proceed();
        };
    try (TestShop shop = TestShop.another(SCHEMAS.of(database), hook)) {
      shop.receive("tee", 5);
      JdbcInventoryStore store = onItsOwnClock(shop, hook);
      Footprint tee = Footprint.of(shop.key("tee"), shop.reservation("any").entry());
      Callable<Instant> first =
          () ->
              store.decide(
                  tee,
                  snapshot -> {
                    locked.countDown();
                    return new Verdict<>(someTimeAfter(asking, shop, store), Changes.NONE);
                  });
      Future<Instant> letGo = others.submit(first);
      assertThat(locked.await(1, TimeUnit.MINUTES)).isTrue();
      Instant after = store.decide(tee, snapshot -> new Verdict<>(snapshot.now(), Changes.NONE));
      assertThat(after).isAfterOrEqualTo(letGo.get(1, TimeUnit.MINUTES));
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void whatIsNotCommittedIsNotSeenWhateverThePoolHasSet(TestDatabase database) throws Exception {
    for (int isolation :
        new int[] {
          Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_REPEATABLE_READ
        }) {
      TestSchema schema = SCHEMAS.of(database);
      try (TestShop shop =
              TestShop.another(schema, (target, method, args, call) -> call.proceed(), isolation);
          Connection other = schema.connect();
          Statement statement = other.createStatement()) {
        shop.receive("tee", 1);
        shop.inventory().commit(shop.order("sold", Line.of("tee", 1))).orElseThrow();
        other.setAutoCommit(false);
        for (String change : List.of("stock_level SET on_hand = 9", "entry SET version = 9")) {
          String sql = "UPDATE holdfast_" + change + " WHERE " + shop.isOurs();
          assertThat(statement.executeUpdate(sql)).as(change).isPositive();
        }

        assertThat(shop.available("tee")).isZero();
        Footprint both = Footprint.of(shop.key("tee"), shop.reservation("sold").entry());
        Snapshot read = shop.store().read(both);
        assertThat(read.level(shop.key("tee"))).extracting(StoredLevel::onHand).isEqualTo(1L);
        assertThat(read.entry(shop.reservation("sold").entry()))
            .isInstanceOfSatisfying(Reservation.class, it -> assertThat(it.version()).isEqualTo(1));
        assertThat(shop.inventory().commit(shop.order("late", Line.of("tee", 1))).isDone())
            .isFalse();
        other.rollback();
        shop.assertSound();
      }
    }
  }

  private static JdbcInventoryStore onItsOwnClock(TestShop shop, HookedDataSource.Hook hook) {
    return JdbcInventoryStore.builder(HookedDataSource.of(shop.schema().pool(), hook))
        .schema(SchemaMode.NONE)
        .optimisticReads(false)
        .build();
  }

  /** Holds the lock until, by the database's clock, the other transaction has waited for it. */
  private static Instant someTimeAfter(
      CountDownLatch asking, TestShop shop, JdbcInventoryStore store) {
    try {
      assertThat(asking.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Footprint tee = Footprint.of(shop.id()).key(shop.key("tee")).build();
    Instant asked = store.read(tee).now();
    Instant now = asked;
    while (now.isBefore(asked.plusMillis(100))) {
      now = store.read(tee).now();
    }
    return now;
  }
}
