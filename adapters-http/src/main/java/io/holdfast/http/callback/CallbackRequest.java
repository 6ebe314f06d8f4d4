package io.holdfast.http.callback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A callback as the host's HTTP server received it. Immutable.
 *
 * @since 0.1.0
 */
public final class CallbackRequest {
  private final String method;
  private final String target;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private CallbackRequest(
      String method, String target, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Creates a request.
   *
   * @param method the HTTP method, such as {@code POST}
   * @param target the path and query as received, undecoded
   * @param headers the values of each header by its name, in upper or lower case
   * @param body the bytes as received; the host need not read more than {@link
   *     RestockCallback#MAX_BODY} + 1 bytes
   */
  public static CallbackRequest of(
      String method, String target, Map<String, List<String>> headers, byte[] body) {
    Map<String, List<String>> copy = new HashMap<>();
    Objects.requireNonNull(headers, "headers")
        .forEach(
            (name, values) ->
                copy.computeIfAbsent(
                        Objects.requireNonNull(name, "header name").toLowerCase(Locale.ROOT),
                        key -> new ArrayList<>())
                    .addAll(Objects.requireNonNull(values, "header values")));
    return new CallbackRequest(
        Objects.requireNonNull(method, "method"),
        Objects.requireNonNull(target, "target"),
        copy,
        Objects.requireNonNull(body, "body").clone());
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  /** Returns the value of a header that occurs once; null if it is missing, empty or repeated. */
  @Nullable String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 && !values.get(0).isEmpty() ? values.get(0) : null;
  }

  boolean has(String name) {
    return headers.containsKey(name);
  }

  byte[] body() {
    return body;
  }

  /** Returns the length of the body, and no part of its content. */
  @Override
  public String toString() {
    return "CallbackRequest[" + body.length + " bytes]";
  }
}
