package io.holdfast.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the host's HTTP server answers.
 *
 * @param status the code
 * @param headers by name
 * @param body a JSON document
 */
public record CallbackResponse(int status, Map<String, String> headers, String body) {
  /** Copies the headers. */
  public CallbackResponse {
    headers = Map.copyOf(headers);
  }

  /** The body in UTF-8. */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
