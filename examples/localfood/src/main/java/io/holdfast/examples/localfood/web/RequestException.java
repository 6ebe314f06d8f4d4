package io.holdfast.examples.localfood.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request that is not served. Its message is told to the client. */
public final class RequestException extends ResponseStatusException {
  private static final int RETRY_AFTER_SECONDS = 1;
  private static final int MAX_TEXT = 200;

  private final HttpHeaders headers = new HttpHeaders();

  /** Creates the refusal. */
  public RequestException(HttpStatus status, String message) {
    super(status, message);
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  /**
   * Returns the refusal of a request with a wrong field.
   *
   * @param message the field and the rule
   */
  public static RequestException badRequest(String message) {
    return new RequestException(HttpStatus.BAD_REQUEST, message);
  }

  /** Returns the refusal of a request that may be repeated soon. */
  public static RequestException tryAgain(String message) {
    return later(HttpStatus.SERVICE_UNAVAILABLE, message);
  }

  /** Returns the refusal of a request that is one of too many, and may be repeated soon. */
  public static RequestException tooMany(String message) {
    return later(HttpStatus.TOO_MANY_REQUESTS, message);
  }

  private static RequestException later(HttpStatus status, String message) {
    RequestException refusal = new RequestException(status, message);
    refusal.headers.add(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
    return refusal;
  }

  /**
   * Requires a whole number in a range.
   *
   * @throws RequestException if it is missing or out of range
   */
  public static <N extends Number> N inRange(
      String field, @Nullable N value, long least, long most) {
    if (value == null) {
      throw badRequest(field + ": required");
    }
    if (value.longValue() < least || value.longValue() > most) {
      throw badRequest(field + ": must be " + least + " to " + most);
    }
    return value;
  }

  /**
   * Requires a text that is not too long, or none.
   *
   * @throws RequestException if it is longer than a column takes
   */
  public static @Nullable String shortText(String field, @Nullable String text) {
    if (text != null && text.length() > MAX_TEXT) {
      throw badRequest(field + ": must have at most " + MAX_TEXT + " characters");
    }
    return text;
  }
}
