package io.holdfast.examples.ticketsgrpc.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** The reasons of failed calls, each with its status code. A client reads them in ErrorInfo. */
enum Reason {
  INVALID_ARGUMENT(Status.Code.INVALID_ARGUMENT),
  EVENT_NOT_FOUND(Status.Code.NOT_FOUND),
  SEAT_NOT_FOUND(Status.Code.NOT_FOUND),
  INSUFFICIENT_INVENTORY(Status.Code.ABORTED),
  SEAT_UNAVAILABLE(Status.Code.ABORTED),
  /** The reservation id was used for other tickets. */
  IDEMPOTENCY_CONFLICT(Status.Code.ABORTED),
  RESERVATION_EXPIRED(Status.Code.ABORTED),
  RESERVATION_RELEASED(Status.Code.ABORTED),
  /** Tickets that are sold are not released. */
  RESERVATION_COMMITTED(Status.Code.ABORTED),
  RESERVATION_CLOSED(Status.Code.ABORTED),
  /** Nothing was written; the same call may succeed after a pause. */
  BUSY(Status.Code.UNAVAILABLE),
  STORE_UNAVAILABLE(Status.Code.UNAVAILABLE),
  /** The same call says what happened, and never sells twice. */
  OUTCOME_UNKNOWN(Status.Code.UNAVAILABLE),
  DEADLINE_EXCEEDED(Status.Code.DEADLINE_EXCEEDED),
  CANCELLED(Status.Code.CANCELLED),
  INTERNAL(Status.Code.INTERNAL);

  private static final int RETRY_MILLIS = 50;

  private final Status.Code code;

  Reason(Status.Code code) {
    this.code = code;
  }

  StatusRuntimeException exception(String text, CallIds ids) {
    ErrorInfo.Builder info = ErrorInfo.newBuilder().setReason(name()).setDomain("tickets");
    ids.forEach(info::putMetadata);
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder()
            .setCode(code.value())
            .setMessage(text)
            .addDetails(Any.pack(info.build()));
    if (code == Status.Code.UNAVAILABLE) {
      Duration pause = Duration.newBuilder().setNanos(RETRY_MILLIS * 1_000_000).build();
      status.addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(pause).build()));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }
}
