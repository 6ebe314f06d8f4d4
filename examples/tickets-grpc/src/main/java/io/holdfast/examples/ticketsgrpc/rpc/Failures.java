package io.holdfast.examples.ticketsgrpc.rpc;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.holdfast.examples.ticketsgrpc.sale.InvalidCallException;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.RefusedException;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates refusals and faults of the inventory into statuses of gRPC. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final @Nullable String conflictText;

  /**
   * Creates a translation.
   *
   * @param conflictText the text for tickets that are not free; null for a text that names them
   */
  Failures(@Nullable String conflictText) {
    this.conflictText = conflictText;
  }

  /** Returns the status of a call that failed. */
  StatusRuntimeException of(Throwable thrown, CallIds ids) {
    if (thrown instanceof CompletionException && thrown.getCause() != null) {
      return of(thrown.getCause(), ids);
    }
    if (thrown instanceof StatusRuntimeException status) {
      return status;
    }
    if (thrown instanceof RefusedException refused) {
      return of(refused.refusal(), ids);
    }
    Reason reason = reason(thrown);
    if (reason == Reason.INTERNAL) {
      LOG.error("a call failed: {}", ids, LoggedFailure.of(thrown));
      return reason.exception("internal error", ids);
    }
    LOG.debug("{}: {}", reason, ids, LoggedFailure.of(thrown));
    return reason.exception(String.valueOf(thrown.getMessage()), ids);
  }

  /** Returns the status of a call whose client has gone, or whose time is over. */
  static StatusRuntimeException ended(Context context, CallIds ids) {
    return context.cancellationCause() instanceof TimeoutException
        ? Reason.DEADLINE_EXCEEDED.exception("the deadline of the call is over", ids)
        : Reason.CANCELLED.exception("the client has cancelled the call", ids);
  }

  private static Reason reason(Throwable thrown) {
    if (thrown instanceof InvalidCallException || thrown instanceof InvalidRequestException) {
      return Reason.INVALID_ARGUMENT;
    }
    if (thrown instanceof BusyException) {
      return Reason.BUSY;
    }
    if (thrown instanceof UnavailableException) {
      return Reason.STORE_UNAVAILABLE;
    }
    if (thrown instanceof OutcomeUnknownException) {
      return Reason.OUTCOME_UNKNOWN;
    }
    return Reason.INTERNAL;
  }

  /** Returns the status of a call that was refused. */
  StatusRuntimeException of(Refusal refusal, CallIds ids) {
    Reason reason = reason(refusal);
    return reason.exception(text(reason, refusal, ids), ids);
  }

  private static Reason reason(Refusal refusal) {
    if (refusal instanceof Refusal.InsufficientStock it) {
      return seats(it).isEmpty() ? Reason.INSUFFICIENT_INVENTORY : Reason.SEAT_UNAVAILABLE;
    }
    if (refusal instanceof Refusal.UnknownSku it) {
      boolean noSeats =
          it.keys().stream().allMatch(key -> key.location().equals(TicketRequest.SEATS));
      return noSeats ? Reason.SEAT_NOT_FOUND : Reason.EVENT_NOT_FOUND;
    }
    if (refusal instanceof Refusal.WrongState it) {
      return reason(it.state());
    }
    return refusal instanceof Refusal.UnknownUnit
        ? Reason.SEAT_NOT_FOUND
        : Reason.IDEMPOTENCY_CONFLICT;
  }

  private static Reason reason(ReservationState state) {
    return switch (state) {
      case EXPIRED -> Reason.RESERVATION_EXPIRED;
      case RELEASED -> Reason.RESERVATION_RELEASED;
      case COMMITTED -> Reason.RESERVATION_COMMITTED;
      default -> Reason.RESERVATION_CLOSED;
    };
  }

  private String text(Reason reason, Refusal refusal, CallIds ids) {
    return switch (reason) {
      case EVENT_NOT_FOUND -> eventNotFound(ids);
      case INSUFFICIENT_INVENTORY ->
          conflictText == null ? "insufficient inventory for event " + ids.event() : conflictText;
      case SEAT_UNAVAILABLE ->
          conflictText == null
              ? "seat " + seats((Refusal.InsufficientStock) refusal).get(0) + " is not available"
              : conflictText;
      default -> refusal.message();
    };
  }

  /** Returns the text for an event that does not exist. */
  static String eventNotFound(CallIds ids) {
    return "inventory not found for event: " + ids.event();
  }

  private static List<UnitId> seats(Refusal.InsufficientStock refusal) {
    return refusal.shortages().stream().flatMap(it -> it.unavailableUnits().stream()).toList();
  }
}
