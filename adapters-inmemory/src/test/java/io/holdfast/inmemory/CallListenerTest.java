package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.AfterCommitListener;
import io.holdfast.inventory.CommandCall;
import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReadEvent;
import io.holdfast.inventory.ReadKind;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener can follow a call from its start to its end, which a trace needs. */
@Timeout(60)
class CallListenerTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey TEA = StockKey.of(SHOP, new Sku("tea"));

  private final SettableClock clock = new SettableClock();
  private final Calls calls = new Calls();

  /** One call, as it was told. */
  private static final class Told {
    private final CommandCall call;
    private final Thread begun = Thread.currentThread();
    private @Nullable Thread ended;
    private int ends;
    private @Nullable CommandEvent event;

    Told(CommandCall call) {
      this.call = call;
    }

    private void end(@Nullable CommandEvent told) {
      ended = Thread.currentThread();
      ends++;
      event = told;
    }

    CommandEvent event() {
      assertThat(ends).isEqualTo(1);
      return Objects.requireNonNull(event);
    }
  }

  private static final class Calls implements InventoryListener {
    private final List<Told> all = new CopyOnWriteArrayList<>();

    @Override
    public CommandCall.End onCall(CommandCall call) {
      Told told = new Told(call);
      all.add(told);
      return told::end;
    }

    Told last() {
      return all.get(all.size() - 1);
    }
  }

  private static CommitRequest commit(String id, long quantity) {
    return CommitRequest.of(SHOP, new ReservationId(id), Line.of("tea", quantity));
  }

  private Inventory inMemory() {
    Inventory inventory =
        Inventory.builder(InMemoryInventoryStore.create(clock)).listener(calls).build();
    inventory.define(StockDefinition.withOpening(TEA, 5));
    return inventory;
  }

  @Test
  void aBlockingCallBeginsAndEndsInTheThreadOfItsCaller() {
    Inventory inventory = inMemory();
    Outcome<Reservation> outcome = inventory.commit(commit("a", 2));

    Told told = calls.last();
    assertThat(told.call)
        .isEqualTo(new CommandCall(CommandKind.COMMIT, SHOP, new ReservationId("a").entry(), true));
    assertThat(told.begun).isSameAs(Thread.currentThread());
    assertThat(told.ended).isSameAs(Thread.currentThread());
    assertThat(told.event().outcome()).isSameAs(outcome);
    assertThat(told.event().path()).isEqualTo(Path.DIRECT);
    assertThat(told.event().batch()).isZero();
    assertThat(told.event().elapsed()).isPositive();
  }

  @Test
  void theEndTellsAFault() {
    GatedStore store = new GatedStore();
    Inventory inventory = Inventory.builder(store).listener(calls).build();
    store.fault = new UnavailableException("away", null);
    assertThatThrownBy(() -> inventory.commit(commit("a", 1))).isSameAs(store.fault);
    assertThat(calls.last().event().fault()).isSameAs(store.fault);
    assertThat(calls.last().event().outcome()).isNull();
  }

  @Test
  void anExceptionThatIsNotOfTheLibraryEndsTheCallToo() {
    GatedStore store = new GatedStore();
    Inventory inventory = Inventory.builder(store).listener(calls).build();
    store.fault = new IllegalStateException("a bug");
    assertThatThrownBy(() -> inventory.commit(commit("a", 1))).isSameAs(store.fault);
    assertThat(calls.last().ends).isEqualTo(1);
    assertThat(calls.last().event).isNull();
  }

  @Test
  void whatTheLibraryRunsByItselfIsNoCall() {
    Inventory inventory = inMemory();
    inventory.hold(
        HoldRequest.of(SHOP, new ReservationId("h"), Duration.ofMinutes(1), Line.of("tea", 4)));
    clock.advance(Duration.ofMinutes(2));
    inventory.commit(commit("a", 5));
    assertThat(calls.all)
        .extracting(it -> it.call.command())
        .containsExactly(CommandKind.DEFINE, CommandKind.HOLD, CommandKind.COMMIT);
  }

  @Test
  void commandsThatShareATransactionHaveTheSameBatch() throws InterruptedException {
    GatedStore store = new GatedStore();
    Inventory inventory = Inventory.builder(store).listener(calls).build();
    inventory.define(StockDefinition.withOpening(TEA, 100));
    assertThat(calls.last().event().batch()).isEqualTo(1);
    List<CommandEvent> heard = new CopyOnWriteArrayList<>();
    inventory.addListener(
        new InventoryListener() {
          @Override
          public void onCommand(CommandEvent event) {
            heard.add(event);
          }
        });
    store.shut();
    Thread leader = order(inventory, "first");
    store.entered.await();
    List<Thread> others =
        IntStream.range(0, 5).mapToObj(i -> order(inventory, "next-" + i)).toList();
    while (inventory.stats().waiting() < 5) {
      Thread.onSpinWait();
    }
    store.open.countDown();
    leader.join();
    for (Thread other : others) {
      other.join();
    }

    assertThat(calls.all.stream().filter(it -> it.call.command() == CommandKind.COMMIT))
        .hasSize(6)
        .allSatisfy(
            it -> {
              boolean isFirst = String.valueOf(it.call.id()).equals("first");
              assertThat(it.event().batch()).isEqualTo(isFirst ? 2 : 3);
              assertThat(it.event().path()).isEqualTo(Path.LANE);
              assertThat(it.ended).isSameAs(it.begun);
            });
    assertThat(heard)
        .extracting(CommandEvent::batch)
        .containsExactlyInAnyOrder(2L, 3L, 3L, 3L, 3L, 3L);
  }

  private static Thread order(Inventory inventory, String id) {
    Thread buyer = new Thread(() -> inventory.commit(commit(id, 1)));
    buyer.start();
    return buyer;
  }

  @Test
  void aCallWithoutAWaitingCallerEndsAfterItsStage() {
    GatedStore store = new GatedStore();
    Inventory inventory = Inventory.builder(store).executor(Runnable::run).listener(calls).build();
    inventory.define(StockDefinition.withOpening(TEA, 100));
    CompletableFuture<Outcome<Reservation>> stage =
        inventory.commitAsync(commit("a", 1)).toCompletableFuture();

    assertThat(calls.last().call.blocking()).isFalse();
    assertThat(calls.last().begun).isSameAs(Thread.currentThread());
    assertThat(calls.last().event().outcome()).isSameAs(stage.join());
    assertThat(calls.last().event().batch()).isEqualTo(2);
  }

  @Test
  void aCancelledStageEndsTheCall() {
    GatedStore store = new GatedStore();
    Inventory inventory = Inventory.builder(store).executor(lost -> {}).listener(calls).build();
    CompletableFuture<Outcome<Reservation>> stage =
        inventory.commitAsync(commit("a", 1)).toCompletableFuture();
    assertThat(calls.last().ends).isZero();
    assertThat(stage.cancel(false)).isTrue();
    assertThat(calls.last().ends).isEqualTo(1);
    assertThat(calls.last().event).isNull();
  }

  @Test
  void aListenerThatThrowsAtTheStartOrTheEndIsNotFelt() {
    InventoryListener broken =
        new InventoryListener() {
          @Override
          public CommandCall.End onCall(CommandCall call) {
            if (call.command() == CommandKind.COMMIT) {
              throw new IllegalStateException("a bug of the listener");
            }
            return event -> {
              throw new IllegalStateException("another bug of the listener");
            };
          }
        };
    Inventory inventory =
        Inventory.builder(InMemoryInventoryStore.create(clock))
            .listener(broken)
            .listener(calls)
            .build();
    assertThat(inventory.define(StockDefinition.withOpening(TEA, 5)).isDone()).isTrue();
    assertThat(inventory.commit(commit("a", 1)).isDone()).isTrue();
    assertThat(calls.all).hasSize(2).allSatisfy(it -> assertThat(it.event()).isNotNull());
  }

  @Test
  void callsAndReadsInATransactionOfTheHostAreToldBeforeItsCommit() {
    CommandCall call = new CommandCall(CommandKind.COMMIT, SHOP, null, true);
    List<ReadEvent> reads = new CopyOnWriteArrayList<>();
    InventoryListener listener =
        new InventoryListener() {
          @Override
          public CommandCall.@Nullable End onCall(CommandCall begun) {
            return calls.onCall(begun);
          }

          @Override
          public void onRead(ReadEvent event) {
            reads.add(event);
          }
        };
    AfterCommitListener kept = AfterCommitListener.of(listener);
    Objects.requireNonNull(kept.onCall(call)).ended(null);
    kept.onRead(new ReadEvent(ReadKind.LEVEL, SHOP, null, Duration.ZERO));
    assertThat(calls.last().call).isSameAs(call);
    assertThat(calls.last().ends).isEqualTo(1);
    assertThat(reads).hasSize(1);
  }
}
