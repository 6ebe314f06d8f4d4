package io.holdfast.examples.localfood.web;

import io.holdfast.inventory.error.InventoryException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers that a database or the stock is away or has no time, after which a request may be
 * repeated.
 */
@RestControllerAdvice
public class UnavailableAdvice {
  @ExceptionHandler({
    TransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    RecoverableDataAccessException.class
  })
  void databaseUnavailable(HttpServletResponse answer) throws IOException {
    unavailable(answer);
  }

  /** Passes on what a repetition does not change. */
  @ExceptionHandler
  void stockUnavailable(InventoryException failure, HttpServletResponse answer) throws IOException {
    if (!failure.isRetryable()) {
      throw failure;
    }
    unavailable(answer);
  }

  private static void unavailable(HttpServletResponse answer) throws IOException {
    RequestException refusal = RequestException.tryAgain("");
    answer.setHeader(
        HttpHeaders.RETRY_AFTER, refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
    answer.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
  }
}
