package io.holdfast.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.internal.engine.LaneFixture;
import io.holdfast.inventory.internal.engine.LaneStore;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every caller gets the answer of the store, whatever the host's listener or executor does. */
@Timeout(60)
class HostFaultTest extends LaneFixture {
  static Stream<LaneOptions> modes() {
    return Stream.of(
        LaneOptions.DEFAULT, LaneOptions.builder().enabled(false).queueCapacity(100).build());
  }

  /** A listener whose every method throws the given error. */
  private record Throwing(Error error) implements InventoryListener {
    @Override
    public void onCommand(CommandEvent event) {
      throw error;
    }

    @Override
    public void onStockChanged(List<StockLevel> levels) {
      throw error;
    }

    @Override
    public void onBatch(ShopId shop, int commands, Duration elapsed) {
      throw error;
    }
  }

  private Inventory opened(Inventory.Builder builder) {
    Inventory inventory = builder.build();
    inventory.define(StockDefinition.withOpening(key(SHOP), 100)).orElseThrow();
    return inventory;
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anErrorOfAListenerTakesNoAnswerAway(LaneOptions lanes) {
    for (Error error :
        List.of(new NoClassDefFoundError("a metrics library"), new StackOverflowError())) {
      String name = error.getClass().getSimpleName();
      Inventory inventory =
          opened(
              Inventory.builder(store)
                  .lanes(lanes)
                  .executor(threads)
                  .listener(new Throwing(error)));
      var orders = sendMany(inventory, name, 20);
      assertThat(inventory.commit(order(name + "-blocking", 1)).isDone()).isTrue();
      assertThat(orders).allMatch(order -> get(order).isDone());
      inventory.close();
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theAnswerOfAStageComesBeforeTheListenerHearsOfIt(LaneOptions lanes) {
    CountDownLatch answered = new CountDownLatch(1);
    InventoryListener waiting =
        new InventoryListener() {
          @Override
          public void onCommand(CommandEvent event) {
            if (event.command() == CommandKind.COMMIT) {
              await(answered);
            }
          }
        };
    Inventory inventory =
        opened(Inventory.builder(store).lanes(lanes).executor(threads).listener(waiting));
    assertThat(get(send(inventory, "a", 1)).isDone()).isTrue();
    answered.countDown();
  }

  /** Executors that do not run their tasks as specified. */
  static Stream<Executor> executors() {
    AtomicInteger calls = new AtomicInteger();
    return Stream.of(
        task -> {
          throw new RejectedExecutionException("shut down");
        },
        task -> {
          throw new IllegalStateException("a bug of the executor");
        },
        task -> {
          throw new OutOfMemoryError("unable to create native thread, as if");
        },
        task -> {
          task.run();
          throw new IllegalStateException("after it has run the task");
        },
        Runnable::run,
        task -> {
          if (calls.getAndIncrement() % 2 == 0) {
            new Thread(task).start();
          } // and the others are dropped
        });
  }

  @ParameterizedTest
  @MethodSource("executors")
  void whateverTheExecutorDoesEveryStageIsAnsweredAndNoBlockingCallIsAffected(Executor executor)
      throws Exception {
    for (LaneOptions lanes : modes().toList()) {
      LaneStore own = new LaneStore(store.limits());
      Inventory inventory =
          opened(
              Inventory.builder(own)
                  .lanes(lanes)
                  .executor(executor)
                  .shutdownTimeout(Duration.ofMillis(10)));
      List<CompletableFuture<Outcome<Reservation>>> orders = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        orders.add(send(inventory, "a" + i, 1));
        assertThat(inventory.commit(order("b" + i, 1)).isDone()).isTrue();
      }
      inventory.close();
      for (CompletableFuture<Outcome<Reservation>> order : orders) {
        // Answered, or failed with the correct statement that nothing was done.
        order.handle((outcome, fault) -> true).get(20, TimeUnit.SECONDS);
        if (order.isCompletedExceptionally()) {
          assertThatThrownBy(order::join).hasCauseInstanceOf(BusyException.class);
        }
      }
      long sold = orders.stream().filter(order -> !order.isCompletedExceptionally()).count();
      assertThat(own.rows.level(key(SHOP)).committed()).isEqualTo(10 + sold);
    }
  }

  @Test
  void anExecutorThatRunsTasksInTheCallersThreadDoesNotLeadALaneEverDeeper() {
    Inventory[] inventory = new Inventory[1];
    AtomicInteger deepest = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    List<CompletableFuture<?>> orders = new ArrayList<>();
    inventory[0] = opened(Inventory.builder(store).executor(Runnable::run));
    store.beforeUnit =
        footprint -> {
          int depth = (int) StackWalker.getInstance().walk(Stream::count).longValue();
          deepest.accumulateAndGet(depth, Math::max);
          if (sent.incrementAndGet() <= 50) {
            orders.add(send(inventory[0], "next-" + sent.get(), 1));
          }
        };
    int depth = (int) StackWalker.getInstance().walk(Stream::count).longValue();
    var first = send(inventory[0], "first", 1);
    assertThat(((Outcome<?>) get(first)).isDone()).isTrue();
    assertThat(orders).hasSize(50).allMatch(order -> ((Outcome<?>) get(order)).isDone());
    assertThat(deepest.get() - depth).isLessThan(60);
  }

  @Test
  void commandsThatWaitForAnExecutorAreBoundedWithoutLanesToo() {
    List<Runnable> tasks = new ArrayList<>();
    Inventory inventory =
        opened(
            Inventory.builder(store)
                .lanes(LaneOptions.builder().enabled(false).queueCapacity(10).build())
                .executor(tasks::add));
    var orders = sendMany(inventory, "a", 10);
    assertThatThrownBy(() -> get(send(inventory, "one-too-many", 1)))
        .hasCauseInstanceOf(BusyException.class);
    tasks.get(0).run();
    orders.add(send(inventory, "there-is-room-again", 1));
    tasks.subList(1, tasks.size()).forEach(Runnable::run);
    assertThat(orders).allMatch(order -> get(order).isDone());
    assertThat(store.units).noneMatch(ids -> ids.contains("one-too-many"));
  }

  @Test
  void theStandardExecutorIsBoundedAsWell() {
    Inventory inventory = opened(Inventory.builder(store).lanes(LaneOptions.OFF));
    holdUp(inventory, "first");
    store.beforeUnit = footprint -> await(heldUp());
    var orders = sendMany(inventory, "a", 3_000);
    long refused = orders.stream().filter(CompletableFuture::isCompletedExceptionally).count();
    assertThat(refused).isBetween(3_000L - 2_048 - 16, 3_000L - 2_048);
    goOn();
    inventory.close();
    assertThat(orders).allMatch(CompletableFuture::isDone);
  }
}
