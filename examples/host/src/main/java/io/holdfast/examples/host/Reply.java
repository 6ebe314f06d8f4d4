package io.holdfast.examples.host;

import io.holdfast.http.CallbackResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * What a shop answers.
 *
 * @param body JSON
 */
public record Reply(int status, Map<String, String> headers, String body) {
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json; charset=utf-8");

  /** An object with a message, as the reference systems answer everything. */
  public static Reply message(int status, String text) {
    return json(status, Json.write(Map.of("message", text)));
  }

  /** The same with one more header. */
  Reply with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, Map.copyOf(more), body);
  }

  /** A JSON document. */
  public static Reply json(int status, String document) {
    return new Reply(status, JSON, document);
  }

  /** What the library's callback handler answers. */
  public static Reply of(CallbackResponse response) {
    return new Reply(response.status(), response.headers(), response.body());
  }
}
