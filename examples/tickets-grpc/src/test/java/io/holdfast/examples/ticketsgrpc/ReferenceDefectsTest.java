package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.check;
import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static io.holdfast.examples.ticketsgrpc.Scene.failure;
import static io.holdfast.examples.ticketsgrpc.Scene.release;
import static io.holdfast.examples.ticketsgrpc.Scene.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import inventory.v1.InventoryOuterClass.CommitReq;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One test for each known defect of the service that this one replaces. */
class ReferenceDefectsTest {
  private final SettableClock clock = new SettableClock();
  private final Scene scene = Scene.on(InMemoryInventoryStore.create(clock));

  @AfterEach
  void close() {
    assertThat(scene.verify().violations()).isEmpty();
    scene.close();
  }

  @Test
  void twoDuplicatesAtOnceSellOnceUnderOneOrderId() {
    List<String> orders =
        Together.run(
            8, client -> scene.first.commitReservation(commit("r-1", "evt", 2)).getOrderId());

    assertThat(orders).hasSize(8).containsOnly(orders.get(0));
    assertThat(scene.level("evt").committed()).isEqualTo(2);
  }

  @Test
  void theOrderIdIsTheSameAfterAnyTime() {
    String order = scene.first.commitReservation(commit("r-1", "evt", 2)).getOrderId();
    clock.advance(Duration.ofDays(3_000));

    assertThat(scene.first.commitReservation(commit("r-1", "evt", 2)).getOrderId())
        .isEqualTo(order);
    assertThat(scene.level("evt").committed()).isEqualTo(2);
  }

  @Test
  void concurrentBuyersOfOneEventAreAllServed() {
    List<String> orders =
        Together.run(
            10,
            client -> scene.first.commitReservation(commit("r-" + client, "evt", 1)).getOrderId());

    assertThat(orders).doesNotHaveDuplicates().hasSize(10);
    assertThat(scene.level("evt").available()).isZero();
  }

  @Test
  void aReleaseOfWhatWasNeverHeldGivesNothingBack() {
    scene.first.commitReservation(commit("r-1", "evt", 10));

    assertThat(scene.first.releaseHold(release("r-2", "evt", 5)).getStatus()).isEqualTo("RELEASED");
    assertThat(failure(() -> scene.first.commitReservation(commit("r-3", "evt", 1))))
        .isEqualTo("ABORTED INSUFFICIENT_INVENTORY");
  }

  @Test
  void aSeatThatDoesNotExistIsNotSold() {
    assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "hall", 0, "Z-1"))))
        .isEqualTo("NOT_FOUND SEAT_NOT_FOUND");
    assertThat(scene.first.checkAvailability(check("hall", 0, "Z-1")).getAvailable()).isFalse();
  }

  @Test
  void seatsCanBeCommittedAndHoldsReleased() {
    assertThat(scene.first.commitReservation(commit("r-1", "hall", 0, "A-1")).getStatus())
        .isEqualTo("CONFIRMED");
    assertThat(scene.first.commitReservation(commit("r-2", "evt", 1)).getStatus())
        .isEqualTo("CONFIRMED");
    scene.second.reserveSeat(reserve("r-3", "hall", 0, "A-2"));
    assertThat(scene.first.releaseHold(release("r-3", "hall", 0, "A-2")).getStatus())
        .isEqualTo("RELEASED");
  }

  @Test
  void anotherPayloadUnderTheSameIdIsRefused() {
    scene.first.commitReservation(commit("r-1", "evt", 2));

    assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "evt", 3))))
        .isEqualTo("ABORTED IDEMPOTENCY_CONFLICT");
    assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "hall", 2))))
        .isEqualTo("ABORTED IDEMPOTENCY_CONFLICT");
    assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "evt", 0, "A-1"))))
        .startsWith("ABORTED");
  }

  @Test
  void holdsAreCreatedAndExpire() {
    scene.second.reserveSeat(reserve("r-1", "evt", 10));
    assertThat(failure(() -> scene.first.commitReservation(commit("r-2", "evt", 1))))
        .isEqualTo("ABORTED INSUFFICIENT_INVENTORY");
    clock.advance(Duration.ofSeconds(60));

    assertThat(scene.first.commitReservation(commit("r-2", "evt", 10)).getStatus())
        .isEqualTo("CONFIRMED");
  }

  @Test
  void aNumberOfZeroOrLessIsRefused() {
    for (int qty : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "evt", qty))))
          .isEqualTo("INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(failure(() -> scene.first.checkAvailability(check("evt", qty))))
          .isEqualTo("INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(failure(() -> scene.second.reserveSeat(reserve("r-1", "evt", qty))))
          .isEqualTo("INVALID_ARGUMENT INVALID_ARGUMENT");
    }
    assertThat(scene.level("evt").available()).isEqualTo(10);
  }

  @Test
  void aCommitInTheNumberingOfAnotherClientIsRefused() throws InvalidProtocolBufferException {
    // reservation 1, event 2, seats 3 as strings, quantity 4: wire types that this contract
    // does not have at these numbers.
    UnknownFieldSet other =
        UnknownFieldSet.newBuilder()
            .mergeField(3, bytes("A-1"))
            .mergeField(4, UnknownFieldSet.Field.newBuilder().addVarint(2).build())
            .build();
    CommitReq call =
        CommitReq.parseFrom(commit("r-1", "hall", 0).toByteString().concat(other.toByteString()));

    assertThat(failure(() -> scene.first.commitReservation(call)))
        .isEqualTo("INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(scene.level("hall").committed()).isZero();
  }

  private static UnknownFieldSet.Field bytes(String text) {
    return UnknownFieldSet.Field.newBuilder()
        .addLengthDelimited(ByteString.copyFromUtf8(text))
        .build();
  }

  @Test
  void clientsWithoutReservationIdDoNotShareAnOrder() {
    assertThat(Scene.status(() -> scene.first.commitReservation(commit("", "evt", 1))).toString())
        .contains("INVALID_ARGUMENT", "reservation_id is required");
  }

  @Test
  void aSeatNamedTwiceIsAnInvalidArgument() {
    assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "hall", 0, "A-1", "A-1"))))
        .isEqualTo("INVALID_ARGUMENT INVALID_ARGUMENT");
  }

  @Test
  void moreThanAHundredSeatsCanBeChecked() {
    String[] seats = IntStream.rangeClosed(1, 200).mapToObj(i -> "A-" + i).toArray(String[]::new);

    assertThat(scene.first.checkAvailability(check("hall", 0, seats)).getUnavailableSeatsList())
        .hasSize(196)
        .doesNotContain("A-1", "A-4");
  }

  @Test
  void aClientSeesItsOwnHeldSeatAsFree() {
    scene.second.reserveSeat(reserve("r-1", "hall", 0, "A-1"));
    Metadata own = new Metadata();
    own.put(Metadata.Key.of("reservation-id", Metadata.ASCII_STRING_MARSHALLER), "r-1");

    assertThat(scene.first.checkAvailability(check("hall", 0, "A-1")).getAvailable()).isFalse();
    assertThat(
            scene
                .first
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(own))
                .checkAvailability(check("hall", 0, "A-1"))
                .getAvailable())
        .isTrue();
  }

  @Test
  void aMissingTableIsNotAMissingEvent() {
    InventoryStore broken =
        Scene.failing(() -> new ConfigurationException("the table was not found"));
    try (Scene other = Scene.on(broken)) {
      assertThat(failure(() -> other.first.commitReservation(commit("r-1", "evt", 1))))
          .isEqualTo("INTERNAL INTERNAL");
    }
  }

  @Test
  void whatIsSoldIsNotReleased() {
    scene.first.commitReservation(commit("r-1", "hall", 0, "A-1"));
    scene.first.commitReservation(commit("r-2", "evt", 2));

    assertThat(failure(() -> scene.first.releaseHold(release("r-1", "hall", 0, "A-1"))))
        .isEqualTo("ABORTED RESERVATION_COMMITTED");
    assertThat(failure(() -> scene.first.releaseHold(release("r-2", "evt", 2))))
        .isEqualTo("ABORTED RESERVATION_COMMITTED");
    assertThat(scene.level("hall").committed()).isOne();
  }

  @Test
  void seatsAndNumbersOfOneEventAreTied() {
    scene.first.commitReservation(commit("r-1", "hall", 0, "A-1", "A-2"));
    assertThat(scene.first.checkAvailability(check("hall", 3)).getAvailable()).isFalse();

    scene.first.commitReservation(commit("r-2", "hall", 2));
    assertThat(failure(() -> scene.first.commitReservation(commit("r-3", "hall", 0, "A-3"))))
        .isEqualTo("ABORTED INSUFFICIENT_INVENTORY");
    assertThat(scene.first.checkAvailability(check("hall", 0, "A-3")).getUnavailableSeatsList())
        .containsExactly("A-3");
  }

  @Test
  void theProbeOfTheContainerAsksForTheHealth() {
    try (Scene other = Scene.inMemory()) {
      int port = other.service.grpcPort();
      assertThat(HealthProbe.isServing(port)).isTrue();
      other.service.close();
      assertThat(HealthProbe.isServing(port)).isFalse();
    }
  }
}
