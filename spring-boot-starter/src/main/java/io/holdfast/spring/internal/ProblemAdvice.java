package io.holdfast.spring.internal;

import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.inventory.RefusedException;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers the exceptions of the library as problem details (RFC 9457). A fault of the server tells
 * the client no more than whether to repeat the request.
 */
@RestControllerAdvice
@Order(0)
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(RefusedException.class)
  ResponseEntity<ProblemDetail> refused(RefusedException e) {
    ProblemDetail problem =
        problem(HttpStatus.CONFLICT, e.refusal().code().name(), e.refusal().message());
    return answer(problem, false);
  }

  @ExceptionHandler(InvalidRequestException.class)
  ResponseEntity<ProblemDetail> invalid(InvalidRequestException e) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "INVALID_REQUEST", e.rule());
    problem.setProperty("field", e.field());
    return answer(problem, false);
  }

  @ExceptionHandler(HostWriteException.class)
  ResponseEntity<ProblemDetail> hostWrite(HostWriteException e) {
    if (e.isRetryable()) {
      return fault(e, "BUSY", "Nothing was done. Repeat the request after a pause.");
    }
    LOG.warn(
        "answered with status 409, because a row of the host could not be written",
        LoggedFailure.of(e));
    return answer(
        problem(HttpStatus.CONFLICT, "ROW_NOT_WRITTEN", "A row could not be written."), false);
  }

  @ExceptionHandler(ClaimLostException.class)
  ResponseEntity<ProblemDetail> claimLost(ClaimLostException e) {
    return answer(
        problem(HttpStatus.CONFLICT, "IN_PROGRESS", "The same request is in progress."), true);
  }

  @ExceptionHandler(BusyException.class)
  ResponseEntity<ProblemDetail> busy(BusyException e) {
    return fault(e, "BUSY", "Nothing was done. Repeat the request after a pause.");
  }

  @ExceptionHandler(UnavailableException.class)
  ResponseEntity<ProblemDetail> unavailable(UnavailableException e) {
    return fault(e, "UNAVAILABLE", "Nothing was done. Repeat the request after a pause.");
  }

  @ExceptionHandler(OutcomeUnknownException.class)
  ResponseEntity<ProblemDetail> unknown(OutcomeUnknownException e) {
    return fault(
        e, "OUTCOME_UNKNOWN", "It is not known whether it was done. Repeat it with the same id.");
  }

  private static ResponseEntity<ProblemDetail> fault(
      InventoryException e, String code, String detail) {
    LOG.warn("answered with status 503", LoggedFailure.of(e));
    return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail), true);
  }

  private static ProblemDetail problem(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(status.getReasonPhrase());
    problem.setProperty("code", code.toLowerCase(Locale.ROOT));
    return problem;
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, boolean repeat) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (repeat) {
      answer.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return answer.body(problem);
  }
}
