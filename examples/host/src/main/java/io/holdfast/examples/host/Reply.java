package io.holdfast.examples.host;

import io.holdfast.http.callback.CallbackResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * A reply of a shop.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, as JSON
 */
public record Reply(int status, Map<String, String> headers, String body) {
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json; charset=utf-8");

  /** Returns a reply with a message in an object, like every reply of the reference systems. */
  public static Reply message(int status, String text) {
    return json(status, Json.write(Map.of("message", text)));
  }

  /** Returns the same reply with one more header. */
  Reply with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, Map.copyOf(more), body);
  }

  /** Returns a reply with a JSON document. */
  public static Reply json(int status, String document) {
    return new Reply(status, JSON, document);
  }

  /** Returns the reply of the library's callback handler. */
  public static Reply of(CallbackResponse response) {
    return new Reply(response.status(), response.headers(), response.body());
  }
}
