package io.holdfast.examples.host;

import io.holdfast.http.CallbackRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to a shop. Immutable. */
public final class Call {
  private final String method;
  private final String target;
  private final String rest;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  Call(String method, String target, String rest, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.rest = rest;
    this.headers = headers;
    this.body = body;
  }

  /** What of the path the route left open. */
  public String rest() {
    return rest;
  }

  /** The body as it came. */
  public byte[] body() {
    return body.clone();
  }

  /** The first header of a name in lower case; null if there is none. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  /** The same, for the library's callback handler. */
  public CallbackRequest callback() {
    return CallbackRequest.of(method, target, headers, body);
  }
}
