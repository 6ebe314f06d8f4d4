package io.holdfast.examples.ticketsgrpc.rpc;

import inventory.v1.InventoryGrpc;
import inventory.v1.InventoryOuterClass.CheckReq;
import inventory.v1.InventoryOuterClass.CheckRes;
import inventory.v1.InventoryOuterClass.CommitReq;
import inventory.v1.InventoryOuterClass.CommitRes;
import inventory.v1.InventoryOuterClass.ReleaseReq;
import inventory.v1.InventoryOuterClass.ReleaseRes;
import inventory.v1.InventoryOuterClass.SeatRef;
import io.grpc.stub.StreamObserver;
import io.holdfast.examples.ticketsgrpc.sale.Check;
import io.holdfast.examples.ticketsgrpc.sale.OrderId;
import io.holdfast.examples.ticketsgrpc.sale.TicketOffice;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import java.util.List;

/** The contract {@code inventory.v1.Inventory}. */
final class InventoryV1 extends InventoryGrpc.InventoryImplBase {
  private final TicketOffice office;
  private final Answers answers;

  InventoryV1(TicketOffice office, TimeLimit limit) {
    this.office = office;
    answers = new Answers(new Failures(null), limit);
  }

  @Override
  public void checkAvailability(CheckReq call, StreamObserver<CheckRes> client) {
    TicketCall it =
        new TicketCall(call.getEventId(), "", call.getQty(), seats(call.getSeatIdsList()));
    answers.now(
        it.ids(),
        client,
        () -> {
          TicketRequest tickets = it.tickets("check");
          Check check = office.check(tickets, CallHeaders.reservation());
          if (!check.known()) {
            throw Reason.EVENT_NOT_FOUND.exception(
                "failed to get inventory: " + Failures.eventNotFound(it.ids()), it.ids());
          }
          return CheckRes.newBuilder()
              .setAvailable(check.available())
              .addAllUnavailableSeats(check.unavailableSeats())
              .build();
        });
  }

  @Override
  public void commitReservation(CommitReq call, StreamObserver<CommitRes> client) {
    TicketCall it =
        new TicketCall(
            call.getEventId(),
            call.getReservationId(),
            call.getQty(),
            seats(call.getSeatIdsList()));
    answers.later(
        it.ids(),
        client,
        () -> office.commit(it.id(), it.tickets("commit")),
        done ->
            CommitRes.newBuilder()
                .setOrderId(OrderId.of(done.value()))
                .setStatus("CONFIRMED")
                .build());
  }

  @Override
  public void releaseHold(ReleaseReq call, StreamObserver<ReleaseRes> client) {
    TicketCall it =
        new TicketCall(
            call.getEventId(),
            call.getReservationId(),
            call.getQty(),
            seats(call.getSeatIdsList()));
    answers.later(
        it.ids(),
        client,
        () -> office.release(it.id(), it.tickets("release")),
        done -> ReleaseRes.newBuilder().setStatus("RELEASED").build());
  }

  private static List<String> seats(List<SeatRef> seats) {
    return seats.stream().map(SeatRef::getSeatId).toList();
  }
}
