package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static io.holdfast.examples.ticketsgrpc.Scene.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import inventory.v1.InventoryGrpc;
import inventory.v1.InventoryOuterClass.CommitRes;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.testing.FlakyStore;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that are wrong, too large or too many, and stores that fail. */
class FaultsTest {
  @Test
  void aMessageThatIsTooLargeIsRefusedAndTheServerLives() {
    try (Scene scene = Scene.inMemory()) {
      Status status =
          Scene.status(
              () ->
                  scene.first.commitReservation(
                      commit("r-1", "evt", 1).toBuilder()
                          .setPaymentIntentId("x".repeat(5 * 1024 * 1024))
                          .build()));

      assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(scene.first.commitReservation(commit("r-1", "evt", 1)).getStatus())
          .isEqualTo("CONFIRMED");
    }
  }

  @Test
  void aListOfTenThousandSeatsIsRefused() {
    String[] seats =
        IntStream.rangeClosed(1, 10_000).mapToObj(i -> "A-" + i).toArray(String[]::new);
    try (Scene scene = Scene.inMemory()) {
      assertThat(
              Scene.status(() -> scene.first.commitReservation(commit("r-1", "hall", 0, seats)))
                  .getDescription())
          .isEqualTo("seat_ids: at most 500 seats");
      assertThat(scene.level("hall").committed()).isZero();
    }
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    try (Scene scene = Scene.inMemory()) {
      // reservation_id (field 1, 1 byte): an octet that no UTF-8 text has.
      byte[] wrong = {10, 1, (byte) 0xff};
      StatusRuntimeException thrown =
          Scene.thrown(
              () ->
                  ClientCalls.blockingUnaryCall(
                      scene.channel,
                      RawCalls.method("inventory.v1.Inventory/CommitReservation"),
                      CallOptions.DEFAULT,
                      wrong));

      assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(scene.level("evt").committed()).isZero();
      assertThat(scene.first.commitReservation(commit("r-1", "evt", 1)).getStatus())
          .isEqualTo("CONFIRMED");
    }
  }

  @Test
  void idsInAnotherAlphabetAreRefusedByName() {
    try (Scene scene = Scene.inMemory()) {
      assertThat(
              Scene.status(() -> scene.first.commitReservation(commit("r-1", "콘서트", 1)))
                  .getDescription())
          .startsWith("event_id: ");
    }
  }

  @Test
  void aThousandStreamsOfOneConnectionAreServed() throws InterruptedException {
    Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    try (Scene scene = Scene.open("--event=big=900", "--grpc-max-concurrency=1000")) {
      CountDownLatch served = new CountDownLatch(1_000);
      InventoryGrpc.InventoryStub client = InventoryGrpc.newStub(scene.channel);
      for (int i = 0; i < 1_000; i++) {
        client.commitReservation(
            commit("r-" + i, "big", 1),
            new StreamObserver<>() {
              @Override
              public void onNext(CommitRes answer) {
                count(answer.getStatus());
              }

              @Override
              public void onError(Throwable thrown) {
                count(Status.fromThrowable(thrown).getCode().name());
                served.countDown();
              }

              @Override
              public void onCompleted() {
                served.countDown();
              }

              private void count(String answer) {
                answers.computeIfAbsent(answer, none -> new AtomicInteger()).incrementAndGet();
              }
            });
      }
      served.await();

      assertThat(answers.get("CONFIRMED")).hasValue(900);
      assertThat(answers.get("ABORTED")).hasValue(100);
      assertThat(scene.verify().violations()).isEmpty();
    }
  }

  @Test
  void aBusyStoreIsUnavailableWithAPause() throws IOException {
    try (Scene scene = Scene.on(Scene.failing(() -> new BusyException("throttled", null)))) {
      StatusRuntimeException thrown =
          Scene.thrown(() -> scene.first.commitReservation(commit("r-1", "evt", 1)));

      assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(Scene.info(thrown).getReason()).isEqualTo("BUSY");
      Any second = StatusProto.fromThrowable(thrown).getDetails(1);
      assertThat(second.unpack(RetryInfo.class).hasRetryDelay()).isTrue();
    }
  }

  @Test
  void aLostAnswerIsUnknownAndTheRepetitionSaysTheTruth() {
    AtomicBoolean lost = new AtomicBoolean();
    FlakyStore store =
        FlakyStore.failingAfter(InMemoryInventoryStore.create(), call -> lost.getAndSet(false));
    try (Scene scene = Scene.on(store)) {
      lost.set(true);
      assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "evt", 1))))
          .isEqualTo("UNAVAILABLE OUTCOME_UNKNOWN");
      assertThat(scene.first.commitReservation(commit("r-1", "evt", 1)).getStatus())
          .isEqualTo("CONFIRMED");
      assertThat(scene.level("evt").committed()).isOne();
    }
  }
}
