package io.holdfast.examples.ticketsgrpc.rpc;

import com.traffic_tacos.common.v1.Error;
import com.traffic_tacos.common.v1.ErrorCode;
import com.traffic_tacos.common.v1.Event;
import com.traffic_tacos.common.v1.SeatStatus;
import com.traffic_tacos.reservation.v1.CheckAvailabilityRequest;
import com.traffic_tacos.reservation.v1.CheckAvailabilityResponse;
import com.traffic_tacos.reservation.v1.CommitReservationRequest;
import com.traffic_tacos.reservation.v1.CommitReservationResponse;
import com.traffic_tacos.reservation.v1.CommitStatus;
import com.traffic_tacos.reservation.v1.GetInventoryStatusRequest;
import com.traffic_tacos.reservation.v1.GetInventoryStatusResponse;
import com.traffic_tacos.reservation.v1.HoldStatus;
import com.traffic_tacos.reservation.v1.InventoryServiceGrpc;
import com.traffic_tacos.reservation.v1.InventoryStats;
import com.traffic_tacos.reservation.v1.ReleaseHoldRequest;
import com.traffic_tacos.reservation.v1.ReleaseHoldResponse;
import com.traffic_tacos.reservation.v1.ReleaseStatus;
import com.traffic_tacos.reservation.v1.ReserveSeatRequest;
import com.traffic_tacos.reservation.v1.ReserveSeatResponse;
import io.grpc.stub.StreamObserver;
import io.holdfast.examples.ticketsgrpc.sale.Check;
import io.holdfast.examples.ticketsgrpc.sale.Fields;
import io.holdfast.examples.ticketsgrpc.sale.OrderId;
import io.holdfast.examples.ticketsgrpc.sale.TicketOffice;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockLevel;
import java.time.Instant;
import java.util.List;

/** The contract {@code reservation.v1.InventoryService}. */
final class ReservationV1 extends InventoryServiceGrpc.InventoryServiceImplBase {
  private static final String CONFLICT =
      "inventory conflict: seats unavailable or insufficient quantity";

  private final TicketOffice office;
  private final HoldTime holdTime;
  private final Answers answers;

  ReservationV1(TicketOffice office, HoldTime holdTime, TimeLimit limit) {
    this.office = office;
    this.holdTime = holdTime;
    answers = new Answers(new Failures(CONFLICT), limit);
  }

  @Override
  public void checkAvailability(
      CheckAvailabilityRequest call, StreamObserver<CheckAvailabilityResponse> client) {
    TicketCall it =
        new TicketCall(call.getEventId(), "", call.getQuantity(), call.getSeatIdsList());
    answers.now(
        it.ids(),
        client,
        () -> {
          TicketRequest tickets = it.tickets("check");
          return response(tickets, office.check(tickets, CallHeaders.reservation()), it.ids());
        });
  }

  private static CheckAvailabilityResponse response(
      TicketRequest tickets, Check check, CallIds ids) {
    CheckAvailabilityResponse.Builder response =
        CheckAvailabilityResponse.newBuilder()
            .setAvailable(check.available())
            .addAllUnavailableSeatIds(check.unavailableSeats())
            .setRemainingInSection(Seats.count(check.remaining()));
    tickets.seats().stream()
        .filter(seat -> !check.unavailableSeats().contains(seat))
        .forEach(
            seat -> response.addAvailableSeats(Seats.of(seat, SeatStatus.SEAT_STATUS_AVAILABLE)));
    if (!check.known()) {
      response.clearAvailableSeats().addAllUnavailableSeatIds(tickets.seats());
      response.setError(
          Error.newBuilder()
              .setCode(ErrorCode.ERROR_CODE_NOT_FOUND)
              .setMessage(Failures.eventNotFound(ids)));
    }
    return response.build();
  }

  @Override
  public void reserveSeat(ReserveSeatRequest call, StreamObserver<ReserveSeatResponse> client) {
    TicketCall it =
        new TicketCall(
            call.getEventId(), call.getReservationId(), call.getQuantity(), call.getSeatIdsList());
    answers.later(
        it.ids(),
        client,
        () -> {
          Instant wish =
              call.hasHoldExpiresAt() ? Seats.instant(call.getHoldExpiresAt()) : Instant.MAX;
          return office.reserve(it.id(), it.tickets("reserve"), holdTime.until(wish));
        },
        done ->
            ReserveSeatResponse.newBuilder()
                .setHoldId(done.value().id().value())
                .addAllReservedSeats(
                    Seats.of(TicketOffice.seats(done.value()), SeatStatus.SEAT_STATUS_RESERVED))
                .setHoldExpiresAt(Seats.timestamp(done.value().expiresAt()))
                .setStatus(HoldStatus.HOLD_STATUS_ACTIVE)
                .build());
  }

  @Override
  public void commitReservation(
      CommitReservationRequest call, StreamObserver<CommitReservationResponse> client) {
    TicketCall it =
        new TicketCall(
            call.getEventId(), call.getReservationId(), call.getQuantity(), call.getSeatIdsList());
    answers.later(
        it.ids(),
        client,
        () -> office.commit(it.id(), it.tickets("commit")),
        done ->
            CommitReservationResponse.newBuilder()
                .setOrderId(OrderId.of(done.value()))
                .addAllSoldSeats(
                    Seats.of(TicketOffice.seats(done.value()), SeatStatus.SEAT_STATUS_SOLD))
                .setStatus(CommitStatus.COMMIT_STATUS_SUCCESS)
                .setCommittedAt(Seats.timestamp(done.value().committedAt()))
                .build());
  }

  @Override
  public void releaseHold(ReleaseHoldRequest call, StreamObserver<ReleaseHoldResponse> client) {
    TicketCall it =
        new TicketCall(
            call.getEventId(), call.getReservationId(), call.getQuantity(), call.getSeatIdsList());
    answers.later(
        it.ids(),
        client,
        () -> office.release(it.id(), it.tickets("release")),
        done ->
            ReleaseHoldResponse.newBuilder()
                .addAllReleasedSeats(
                    done.replayed() // they may be sold since
                        ? List.of()
                        : Seats.of(
                            TicketOffice.seats(done.value()), SeatStatus.SEAT_STATUS_AVAILABLE))
                .setStatus(status(done))
                .setReleasedAt(Seats.timestamp(done.value().endedAt()))
                .build());
  }

  private static ReleaseStatus status(Outcome.Done<Reservation> done) {
    if (done.value().lines().isEmpty()) {
      return ReleaseStatus.RELEASE_STATUS_NOT_FOUND;
    }
    return done.replayed()
        ? ReleaseStatus.RELEASE_STATUS_ALREADY_RELEASED
        : ReleaseStatus.RELEASE_STATUS_SUCCESS;
  }

  @Override
  public void getInventoryStatus(
      GetInventoryStatusRequest call, StreamObserver<GetInventoryStatusResponse> client) {
    CallIds ids = new CallIds(call.getEventId(), "");
    answers.now(
        ids,
        client,
        () ->
            office
                .level(Fields.event(call.getEventId()))
                .map(ReservationV1::status)
                .orElseThrow(
                    () -> Reason.EVENT_NOT_FOUND.exception(Failures.eventNotFound(ids), ids)));
  }

  private static GetInventoryStatusResponse status(StockLevel level) {
    float share = level.onHand() == 0 ? 0 : 100f * level.available() / level.onHand();
    return GetInventoryStatusResponse.newBuilder()
        .setEvent(
            Event.newBuilder()
                .setId(level.key().sku().value())
                .setTotalSeats(Seats.count(level.onHand()))
                .setRemainingSeats(Seats.count(level.available())))
        .setStats(
            InventoryStats.newBuilder()
                .setTotalSeats(Seats.count(level.onHand()))
                .setAvailableSeats(Seats.count(level.available()))
                .setReservedSeats(Seats.count(level.held()))
                .setSoldSeats(Seats.count(level.committed()))
                .setAvailabilityPercentage(share))
        .build();
  }
}
