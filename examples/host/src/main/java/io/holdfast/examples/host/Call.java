package io.holdfast.examples.host;

import io.holdfast.http.callback.CallbackRequest;
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

  /** Returns the part of the path that the route leaves open. */
  public String rest() {
    return rest;
  }

  /** Returns the body as received. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the first header with a name in lower case, or null if there is none. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  /** Returns the same request for the library's callback handler. */
  public CallbackRequest callback() {
    return CallbackRequest.of(method, target, headers, body);
  }
}
