package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** A shop whose store blocks in the middle of a transaction until the test lets it continue. */
public abstract class LaneFixture {
  public static final ShopId SHOP = new ShopId("shop");

  public final LaneStore store;
  public final ExecutorService threads = Executors.newCachedThreadPool();

  /** The order that is blocked in the store. */
  public CompletableFuture<Outcome<Reservation>> first = new CompletableFuture<>();

  private final CountDownLatch open = new CountDownLatch(1);

  public LaneFixture() {
    this(Limits.NONE);
  }

  public LaneFixture(Limits limits) {
    this.store = new LaneStore(limits);
  }

  @AfterEach
  void stop() {
    open.countDown();
    threads.shutdown();
  }

  public Inventory inventory() {
    return inventory(options -> options);
  }

  public Inventory inventory(UnaryOperator<LaneOptions.Builder> options) {
    return inventory(options, 5);
  }

  public Inventory inventory(UnaryOperator<LaneOptions.Builder> options, long opening) {
    Inventory inventory =
        Inventory.builder(store)
            .lanes(options.apply(LaneOptions.builder()).build())
            .executor(threads)
            .build();
    inventory.define(StockDefinition.withOpening(key(SHOP), opening)).orElseThrow();
    store.units.clear();
    return inventory;
  }

  public static StockKey key(ShopId shop) {
    return StockKey.of(shop, new Sku("cup"));
  }

  public static CommitRequest order(String id, long quantity) {
    return CommitRequest.of(SHOP, new ReservationId(id), Line.of("cup", quantity));
  }

  /** Sends an order that blocks in the store, so that everything after it queues. */
  public void holdUp(Inventory inventory, String id) {
    CountDownLatch there = new CountDownLatch(1);
    store.beforeUnit =
        footprint -> {
          if (LaneStore.names(footprint, id)) {
            there.countDown();
            await(open);
          }
        };
    first = inventory.commitAsync(order(id, 1)).toCompletableFuture();
    await(there);
  }

  /** Opens when everything may continue. */
  public CountDownLatch heldUp() {
    return open;
  }

  public void goOn() {
    open.countDown();
  }

  public CompletableFuture<Outcome<Reservation>> send(
      Inventory inventory, String id, long quantity) {
    return inventory.commitAsync(order(id, quantity)).toCompletableFuture();
  }

  /** Sends orders of one piece each. Their ids are the prefix with a number, in ascending order. */
  public List<CompletableFuture<Outcome<Reservation>>> sendMany(
      Inventory inventory, String prefix, int count) {
    List<CompletableFuture<Outcome<Reservation>>> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      orders.add(send(inventory, prefix + "%03d".formatted(i), 1));
    }
    return orders;
  }

  /** Waits until the inventory answers no read any more. */
  public static void awaitClosed(Inventory inventory) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> inventory.level(key(SHOP)))
                    .isInstanceOf(IllegalStateException.class));
  }

  public static <T> T get(CompletableFuture<T> stage) {
    try {
      return stage.get(20, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  public static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
