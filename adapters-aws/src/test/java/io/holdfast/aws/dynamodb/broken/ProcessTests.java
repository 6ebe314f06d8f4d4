package io.holdfast.aws.dynamodb.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.faults.FaultProxy;
import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.aws.dynamodb.faults.Held;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Tests that the contract cannot contain, because they need two processes or the network. Run from
 * {@link BrokenClientsTest} only.
 */
class ProcessTests {
  private final SettableClock clock = new SettableClock();
  private final ShopId shop = OnDynamoDb.newShop();
  private final StockKey cups = StockKey.of(shop, new Sku("cup"));
  private final Inventory one = Inventory.create(Subject.store(clock));
  private final Inventory two = Inventory.create(Subject.store(clock));
  private final Inventory sound = Inventory.create(Subject.sound(clock));

  @AfterEach
  void close() {
    one.close();
    two.close();
    sound.close();
  }

  private void open(long pieces) {
    sound.define(StockDefinition.withOpening(cups, pieces)).orElseThrow();
  }

  private CommitRequest order(String id) {
    return CommitRequest.of(shop, new ReservationId(id), Line.of("cup", 1));
  }

  private long committed() {
    return sound.level(cups).orElseThrow().committed();
  }

  @Test
  void anOrderThatComesToTwoProcessesIsSoldOnce() {
    open(10);
    // Both have read the article, and decide without another read.
    one.commit(order("seen-by-one")).orElseThrow();
    two.commit(order("seen-by-two")).orElseThrow();

    one.commit(order("double")).orElseThrow();
    clock.advance(Duration.ofMillis(1));
    two.commit(order("double")).orElseThrow();

    assertThat(committed()).isEqualTo(3);
  }

  @Test
  void aHoldThatEndsFirstIsSeenToEndThoughALaterOneCameBetween() {
    open(10);
    one.hold(hold("opens", 60)).orElseThrow();
    two.hold(hold("seen", 61)).orElseThrow();

    one.hold(hold("first", 10)).orElseThrow();
    two.hold(hold("second", 20)).orElseThrow();

    clock.advance(Duration.ofSeconds(15));
    assertThat(sound.level(cups).orElseThrow().available()).isEqualTo(7);
    assertThat(sound.verify(shop).violations()).isEmpty();
  }

  private HoldRequest hold(String id, int seconds) {
    return HoldRequest.of(
        shop, new ReservationId(id), Duration.ofSeconds(seconds), Line.of("cup", 1));
  }

  @Test
  void anOrderWhoseAnswersAreLostIsSoldOnce() {
    open(10);
    try (Proxied it = new Proxied(Duration.ofSeconds(2))) {
      for (String write : new String[] {"TransactWriteItems", "UpdateItem", "PutItem"}) {
        it.proxy.next(write, Faults.lostAnswer());
      }
      it.inventory.commit(order("lost")).orElseThrow();
    }
    assertThat(committed()).isEqualTo(1);
    assertThat(sound.verify(shop).violations()).isEmpty();
  }

  /**
   * The write hangs, and its store gives up waiting for it. Meanwhile the last piece goes to
   * another buyer, so the order is refused. Then the piece comes back, and the write arrives.
   */
  @Test
  void aWriteThatArrivesAfterItsOrderWasRefusedIsNotApplied() throws Exception {
    open(1);
    Held late = new Held();
    try (Proxied it = new Proxied(Duration.ofMillis(300))) {
      it.proxy.next("TransactWriteItems", late);
      CompletableFuture<Outcome<Reservation>> order =
          CompletableFuture.supplyAsync(() -> it.inventory.commit(order("late")));
      late.awaitArrival();
      sound.commit(order("rival")).orElseThrow();
      assertThat(order.get(30, TimeUnit.SECONDS).isDone()).isFalse();

      sound.cancel(shop, new ReservationId("rival")).orElseThrow();
      late.release();
    }
    assertThat(committed()).isZero();
  }

  @Test
  void aStepThatSomebodyElseTakesMeanwhileIsNotTakenAgain() throws Exception {
    open(10);
    sound.hold(hold("other", 60)).orElseThrow();
    sound.hold(hold("stepped", 60)).orElseThrow();
    ReservationId id = new ReservationId("stepped");

    whileWriting(inventory -> inventory.release(shop, id), () -> sound.release(shop, id));

    assertThat(sound.level(cups).orElseThrow().held()).isEqualTo(1);
    assertThat(sound.verify(shop).violations()).isEmpty();
  }

  @Test
  void aUnitThatSomebodyElseTakesMeanwhileIsNotTakenAgain() throws Exception {
    StockKey seats = StockKey.of(shop, new Sku("seat"));
    sound.define(StockDefinition.of(seats, StockPolicy.units())).orElseThrow();
    sound
        .receive(ReceiveRequest.of(shop, new OperationId("r"), Line.units("seat", "A1", "A2")))
        .orElseThrow();

    Outcome<Reservation> late =
        whileWriting(
            inventory -> inventory.commit(seat("late")), () -> sound.commit(seat("rival")));

    assertThat(late.isDone()).isFalse();
    assertThat(sound.level(seats).orElseThrow().committed()).isEqualTo(1);
  }

  private CommitRequest seat(String id) {
    return CommitRequest.of(shop, new ReservationId(id), Line.units("seat", "A1"));
  }

  /** Runs a rival command while the write of a command is in transit. */
  private Outcome<Reservation> whileWriting(
      Function<Inventory, Outcome<Reservation>> command, Supplier<Outcome<Reservation>> rival)
      throws Exception {
    Held write = new Held();
    try (Proxied it = new Proxied(Duration.ofSeconds(20))) {
      it.proxy.next("TransactWriteItems", write);
      var outcome = CompletableFuture.supplyAsync(() -> command.apply(it.inventory));
      write.awaitArrival();
      rival.get().orElseThrow();
      write.release();
      return outcome.get(30, TimeUnit.SECONDS);
    }
  }

  /** A store whose requests go through a proxy. */
  private final class Proxied implements AutoCloseable {
    final FaultProxy proxy = new FaultProxy(DynamoDbLocal.shared().endpoint());
    private final DynamoDbClient client = TestClients.build(proxy.endpoint());
    final Inventory inventory;

    Proxied(Duration requestTimeout) {
      inventory = Inventory.create(Subject.store(client, clock, requestTimeout));
    }

    @Override
    public void close() {
      inventory.close();
      client.close();
      proxy.close();
    }
  }
}
