package io.holdfast.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A callback as the host's HTTP server got it. Immutable. */
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
   * A request.
   *
   * @param method such as {@code POST}
   * @param target path and query as they came, undecoded
   * @param headers by name, in any case
   * @param body byte by byte as it came. The host need not read more than {@link
   *     RestockCallback#MAX_BODY} bytes and one
   */
  public static CallbackRequest of(
      String method, String target, Map<String, List<String>> headers, byte[] body) {
    Map<String, List<String>> copy = new HashMap<>();
    headers.forEach(
        (name, values) ->
            copy.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(values));
    return new CallbackRequest(
        Objects.requireNonNull(method, "method"),
        Objects.requireNonNull(target, "target"),
        copy,
        body.clone());
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  /** The value of a header that is there once; null if it is missing, empty or there twice. */
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

  /** How long it is. Not what it says. */
  @Override
  public String toString() {
    return "CallbackRequest[" + body.length + " bytes]";
  }
}
