package io.holdfast.http.callback;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The response that the host's HTTP server sends.
 *
 * @param status the HTTP status code
 * @param headers the headers by name
 * @param body the body, a JSON document
 * @since 0.1.0
 */
public record CallbackResponse(int status, Map<String, String> headers, String body) {
  /** Copies the headers. */
  public CallbackResponse {
    headers = Map.copyOf(headers);
  }

  /** Returns the body in UTF-8. */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
