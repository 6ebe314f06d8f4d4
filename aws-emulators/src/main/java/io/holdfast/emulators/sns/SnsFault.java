package io.holdfast.emulators.sns;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault of one publishing.
 *
 * @param status the status of the answer to a request that is not served
 * @param code the error code of that answer; null if there is none
 * @param headers the additional headers of that answer
 * @param served whether the request is carried out
 * @param answered whether the publisher gets an answer
 * @param repeated whether the message is delivered twice
 */
public record SnsFault(
    int status,
    @Nullable String code,
    Map<String, String> headers,
    boolean served,
    boolean answered,
    boolean repeated) {

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
}
