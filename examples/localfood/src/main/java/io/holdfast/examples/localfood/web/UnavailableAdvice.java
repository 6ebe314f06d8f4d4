package io.holdfast.examples.localfood.web;

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

/** Answers that a database is away or has no time, after which a request may be repeated. */
@RestControllerAdvice
public class UnavailableAdvice {
  @ExceptionHandler({
    TransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    RecoverableDataAccessException.class
  })
  void unavailable(HttpServletResponse answer) throws IOException {
    RequestException refusal = RequestException.tryAgain("");
    answer.setHeader(
        HttpHeaders.RETRY_AFTER, refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
    answer.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
  }
}
