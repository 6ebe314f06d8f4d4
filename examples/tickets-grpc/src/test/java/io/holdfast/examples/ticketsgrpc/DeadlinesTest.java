package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static io.holdfast.examples.ticketsgrpc.Scene.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import inventory.v1.InventoryGrpc;
import inventory.v1.InventoryOuterClass.CommitRes;
import io.grpc.Status;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.ForwardingStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that end before their answer. */
class DeadlinesTest {
  private final SlowStore store = new SlowStore(InMemoryInventoryStore.create());
  private final Scene scene = Scene.on(store);

  @AfterEach
  void close() {
    store.open();
    assertThat(scene.verify().violations()).isEmpty();
    scene.close();
  }

  @Test
  void aCallWhoseDeadlineEndsInTheQueueTakesNoStock() {
    store.stop();
    ListenableFuture<CommitRes> unused =
        InventoryGrpc.newFutureStub(scene.channel).commitReservation(commit("r-1", "evt", 1));
    store.awaitStopped();

    Status status =
        Scene.status(
            () ->
                scene
                    .first
                    .withDeadlineAfter(50, TimeUnit.MILLISECONDS)
                    .commitReservation(commit("r-2", "evt", 2)));
    assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    awaitOneCallLeft();
    store.open();

    Awaitility.await().until(() -> scene.level("evt").committed() == 1);
    assertThat(scene.inventory().reservation(Scene.SHOP, id("r-2"))).isEmpty();
  }

  @Test
  void theServerLimitsACallWithoutDeadline() {
    try (Scene limited = Scene.on(store, "--grpc-timeout=100ms")) {
      store.stop();
      assertThat(failure(() -> limited.first.commitReservation(commit("r-1", "evt", 1))))
          .isEqualTo("DEADLINE_EXCEEDED DEADLINE_EXCEEDED");
      store.open();
    }
  }

  @Test
  void aCallWhoseDeadlineEndsInTheTransactionSaysTheTruthWhenItIsRepeated() {
    store.stop();
    Status status =
        Scene.status(
            () ->
                scene
                    .first
                    .withDeadlineAfter(200, TimeUnit.MILLISECONDS)
                    .commitReservation(commit("r-1", "evt", 1)));
    assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    store.open();

    assertThat(scene.first.commitReservation(commit("r-1", "evt", 1)).getStatus())
        .isEqualTo("CONFIRMED");
    assertThat(scene.level("evt").committed()).isOne();
  }

  @Test
  void aCallThatItsClientCancelsInTheQueueTakesNoStock() {
    store.stop();
    InventoryGrpc.InventoryFutureStub client = InventoryGrpc.newFutureStub(scene.channel);
    ListenableFuture<CommitRes> unused = client.commitReservation(commit("r-1", "evt", 1));
    store.awaitStopped();
    ListenableFuture<CommitRes> cancelled = client.commitReservation(commit("r-2", "evt", 2));
    Awaitility.await().until(() -> scene.inventory().stats().waiting() == 1);
    cancelled.cancel(true);
    awaitOneCallLeft();
    store.open();

    Awaitility.await().until(() -> scene.level("evt").committed() == 1);
    assertThat(scene.inventory().reservation(Scene.SHOP, id("r-2"))).isEmpty();
  }

  @Test
  void aServerThatStopsAnswersItsRunningCalls() throws Exception {
    SlowStore slow = new SlowStore(InMemoryInventoryStore.create());
    try (Scene stopped = Scene.on(slow)) {
      int port = stopped.service.grpcPort();
      slow.stop();
      ListenableFuture<CommitRes> running =
          InventoryGrpc.newFutureStub(stopped.channel).commitReservation(commit("r-1", "evt", 1));
      slow.awaitStopped();
      Thread stopping = new Thread(stopped.service::close);
      stopping.start();
      Awaitility.await().until(() -> !HealthProbe.isServing(port));
      slow.open();

      assertThat(running.get().getStatus()).isEqualTo("CONFIRMED");
      stopping.join();
    }
  }

  /** Waits until the server knows that one of two calls has ended. */
  private void awaitOneCallLeft() {
    Awaitility.await().until(() -> scene.page("/metrics").contains("grpc_active_requests 1.0"));
  }

  private static ReservationId id(String text) {
    return new ReservationId(text);
  }

  /** A store whose next transaction waits. It lets commands queue, as a database does. */
  private static final class SlowStore extends ForwardingStore {
    private final Semaphore way = new Semaphore(1);
    private volatile boolean stopping;
    private volatile CountDownLatch stopped = new CountDownLatch(1);

    SlowStore(InventoryStore inner) {
      super(inner);
    }

    void stop() {
      stopped = new CountDownLatch(1);
      way.drainPermits();
      stopping = true;
    }

    void awaitStopped() {
      Awaitility.await().until(() -> stopped.getCount() == 0);
    }

    void open() {
      if (stopping) {
        stopping = false;
        way.release();
      }
    }

    @Override
    public boolean gainsFromCoalescing() {
      return true;
    }

    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      if (stopping) {
        stopped.countDown();
        way.acquireUninterruptibly();
        way.release();
      }
      return super.decide(footprint, decision);
    }
  }
}
