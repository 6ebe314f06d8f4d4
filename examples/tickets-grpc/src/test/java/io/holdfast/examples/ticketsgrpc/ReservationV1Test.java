package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.failure;
import static io.holdfast.examples.ticketsgrpc.Scene.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.traffic_tacos.common.v1.ErrorCode;
import com.traffic_tacos.common.v1.Seat;
import com.traffic_tacos.common.v1.SeatStatus;
import com.traffic_tacos.reservation.v1.CheckAvailabilityRequest;
import com.traffic_tacos.reservation.v1.CheckAvailabilityResponse;
import com.traffic_tacos.reservation.v1.CommitReservationRequest;
import com.traffic_tacos.reservation.v1.CommitReservationResponse;
import com.traffic_tacos.reservation.v1.CommitStatus;
import com.traffic_tacos.reservation.v1.GetInventoryStatusRequest;
import com.traffic_tacos.reservation.v1.GetInventoryStatusResponse;
import com.traffic_tacos.reservation.v1.HoldStatus;
import com.traffic_tacos.reservation.v1.ReleaseHoldRequest;
import com.traffic_tacos.reservation.v1.ReleaseStatus;
import com.traffic_tacos.reservation.v1.ReserveSeatResponse;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract {@code reservation.v1.InventoryService}. */
class ReservationV1Test {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T20:00:00Z"));
  private final Scene scene = Scene.on(InMemoryInventoryStore.create(clock));

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void holdsForAMinuteAndCommits() {
    ReserveSeatResponse held = scene.second.reserveSeat(reserve("r-1", "hall", 0, "A-1", "A-2"));

    assertThat(held.getStatus()).isEqualTo(HoldStatus.HOLD_STATUS_ACTIVE);
    assertThat(held.getHoldId()).isEqualTo("r-1");
    assertThat(held.getHoldExpiresAt().getSeconds())
        .isEqualTo(clock.instant().plusSeconds(60).getEpochSecond());
    assertThat(held.getReservedSeatsList()).extracting(Seat::getId).containsExactly("A-1", "A-2");

    clock.advance(Duration.ofSeconds(60).minusMillis(1));
    CommitReservationResponse sold = commit("r-1", "hall", "A-1", "A-2");
    assertThat(sold.getStatus()).isEqualTo(CommitStatus.COMMIT_STATUS_SUCCESS);
    assertThat(sold.getSoldSeatsList())
        .extracting(Seat::getStatus)
        .containsOnly(SeatStatus.SEAT_STATUS_SOLD);
    assertThat(sold.getCommittedAt().getSeconds()).isEqualTo(clock.instant().getEpochSecond());
  }

  @Test
  void aHoldExpiresExactly() {
    scene.second.reserveSeat(reserve("r-1", "hall", 0, "A-1"));
    clock.advance(Duration.ofSeconds(60));

    assertThat(failure(() -> commit("r-1", "hall", "A-1")))
        .isEqualTo("ABORTED RESERVATION_EXPIRED");
    assertThat(commit("r-2", "hall", "A-1").getOrderId()).isNotEmpty();
  }

  @Test
  void aRepeatedReservationIsNotExtended() {
    ReserveSeatResponse held = scene.second.reserveSeat(reserve("r-1", "evt", 3));
    clock.advance(Duration.ofSeconds(30));

    assertThat(scene.second.reserveSeat(reserve("r-1", "evt", 3))).isEqualTo(held);
    assertThat(scene.level("evt").held()).isEqualTo(3);
  }

  @Test
  void aClientMayAskForLessTime() {
    Instant now = Instant.now();
    Timestamp soon = Timestamp.newBuilder().setSeconds(now.getEpochSecond() + 20).build();

    ReserveSeatResponse held =
        scene.second.reserveSeat(
            reserve("r-1", "evt", 1).toBuilder().setHoldExpiresAt(soon).build());

    assertThat(held.getHoldExpiresAt().getSeconds() - clock.instant().getEpochSecond())
        .isBetween(1L, 20L);
    assertThat(
            failure(
                () ->
                    scene.second.reserveSeat(
                        reserve("r-2", "evt", 1).toBuilder()
                            .setHoldExpiresAt(Timestamp.newBuilder().setSeconds(1))
                            .build())))
        .isEqualTo("INVALID_ARGUMENT INVALID_ARGUMENT");
  }

  @Test
  void saysHowAHoldEnded() {
    scene.second.reserveSeat(reserve("r-1", "evt", 3));

    assertThat(release("r-1", 3)).isEqualTo(ReleaseStatus.RELEASE_STATUS_SUCCESS);
    assertThat(release("r-1", 3)).isEqualTo(ReleaseStatus.RELEASE_STATUS_ALREADY_RELEASED);
    assertThat(release("r-9", 3)).isEqualTo(ReleaseStatus.RELEASE_STATUS_NOT_FOUND);
    assertThat(scene.level("evt").available()).isEqualTo(10);
  }

  @Test
  void aHoldOfSeatsIsNotCommittedByNumber() {
    scene.second.reserveSeat(reserve("r-1", "hall", 0, "A-1", "A-2"));

    assertThat(failure(() -> scene.first.commitReservation(Scene.commit("r-1", "hall", 2))))
        .isEqualTo("ABORTED IDEMPOTENCY_CONFLICT");
    assertThat(failure(() -> commit("r-2", "hall", "A-1"))).isEqualTo("ABORTED SEAT_UNAVAILABLE");
    assertThat(commit("r-1", "hall", "A-1", "A-2").getSoldSeatsList()).hasSize(2);
    assertThat(scene.first.commitReservation(Scene.commit("r-3", "hall", 2)).getStatus())
        .isEqualTo("CONFIRMED");
  }

  @Test
  void aRepeatedReleaseDoesNotCallSoldSeatsAvailable() {
    scene.second.reserveSeat(reserve("r-1", "hall", 0, "A-1"));
    ReleaseHoldRequest release =
        ReleaseHoldRequest.newBuilder()
            .setReservationId("r-1")
            .setEventId("hall")
            .addSeatIds("A-1")
            .build();

    assertThat(scene.second.releaseHold(release).getReleasedSeatsList()).hasSize(1);
    commit("r-2", "hall", "A-1");
    assertThat(scene.second.releaseHold(release).getReleasedSeatsList()).isEmpty();
  }

  @Test
  void checksSeatsAndNumbers() {
    commit("r-1", "hall", "A-1");

    CheckAvailabilityResponse seats = check("hall", 0, "A-1", "A-2");
    assertThat(seats.getAvailable()).isFalse();
    assertThat(seats.getUnavailableSeatIdsList()).containsExactly("A-1");
    assertThat(seats.getAvailableSeatsList()).extracting(Seat::getId).containsExactly("A-2");
    assertThat(check("hall", 3).getAvailable()).isTrue();
    assertThat(check("hall", 3).getRemainingInSection()).isEqualTo(3);

    CheckAvailabilityResponse unknown = check("none", 1);
    assertThat(unknown.getAvailable()).isFalse();
    assertThat(unknown.getError().getCode()).isEqualTo(ErrorCode.ERROR_CODE_NOT_FOUND);
  }

  @Test
  void tellsTheStatusOfAnEvent() {
    scene.second.reserveSeat(reserve("r-1", "evt", 3));
    scene.second.commitReservation(
        CommitReservationRequest.newBuilder()
            .setReservationId("r-2")
            .setEventId("evt")
            .setQuantity(2)
            .build());

    GetInventoryStatusResponse status =
        scene.second.getInventoryStatus(
            GetInventoryStatusRequest.newBuilder().setEventId("evt").build());
    assertThat(status.getEvent().getTotalSeats()).isEqualTo(10);
    assertThat(status.getEvent().getRemainingSeats()).isEqualTo(5);
    assertThat(status.getStats().getReservedSeats()).isEqualTo(3);
    assertThat(status.getStats().getSoldSeats()).isEqualTo(2);
    assertThat(status.getStats().getAvailabilityPercentage()).isEqualTo(50f);
  }

  @Test
  void aConflictHasTheTextOfTheContract() {
    assertThat(
            Scene.status(() -> commit("r-1", "hall", "A-1", "A-2", "A-3", "A-4", "A-5"))
                .getDescription())
        .contains("A-5");
    commit("r-2", "hall", "A-1");
    assertThat(Scene.status(() -> commit("r-3", "hall", "A-1")).getDescription())
        .isEqualTo("inventory conflict: seats unavailable or insufficient quantity");
  }

  private CheckAvailabilityResponse check(String event, int quantity, String... seats) {
    return scene.second.checkAvailability(
        CheckAvailabilityRequest.newBuilder()
            .setEventId(event)
            .setQuantity(quantity)
            .addAllSeatIds(List.of(seats))
            .build());
  }

  private CommitReservationResponse commit(String reservation, String event, String... seats) {
    return scene.second.commitReservation(
        CommitReservationRequest.newBuilder()
            .setReservationId(reservation)
            .setEventId(event)
            .addAllSeatIds(List.of(seats))
            .build());
  }

  private ReleaseStatus release(String reservation, int quantity) {
    return scene
        .second
        .releaseHold(
            ReleaseHoldRequest.newBuilder()
                .setReservationId(reservation)
                .setEventId("evt")
                .setQuantity(quantity)
                .build())
        .getStatus();
  }
}
