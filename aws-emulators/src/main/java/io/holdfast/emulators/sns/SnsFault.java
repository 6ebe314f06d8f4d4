package io.holdfast.emulators.sns;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fault of one publishing. */
public final class SnsFault {
  private final int status;
  private final @Nullable String code;
  private final Map<String, String> headers;
  private final boolean served;
  private final boolean answered;
  private final boolean repeated;

  private SnsFault(
      int status,
      @Nullable String code,
      Map<String, String> headers,
      boolean served,
      boolean answered,
      boolean repeated) {
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.served = served;
    this.answered = answered;
    this.repeated = repeated;
  }

  /** Returns a fault that refuses the request with this status and code. */
  public static SnsFault error(int status, String code) {
    return new SnsFault(status, code, Map.of(), false, true, false);
  }

  /** Returns a throttling fault with the header {@code Retry-After}. */
  public static SnsFault throttled(int retryAfterSeconds) {
    return new SnsFault(
        429,
        "Throttled",
        Map.of("Retry-After", Integer.toString(retryAfterSeconds)),
        false,
        true,
        false);
  }

  /** Returns a fault that loses the request. */
  public static SnsFault lostRequest() {
    return new SnsFault(0, null, Map.of(), false, false, false);
  }

  /** Returns a fault that carries out the request and loses the answer. */
  public static SnsFault lostAnswer() {
    return new SnsFault(0, null, Map.of(), true, false, false);
  }

  /** Returns a fault that delivers the message twice. */
  public static SnsFault deliveredTwice() {
    return new SnsFault(0, null, Map.of(), true, true, true);
  }

  int status() {
    return status;
  }

  @Nullable String code() {
    return code;
  }

  Map<String, String> headers() {
    return headers;
  }

  boolean isServed() {
    return served;
  }

  boolean isAnswered() {
    return answered;
  }

  boolean isRepeated() {
    return repeated;
  }
}
