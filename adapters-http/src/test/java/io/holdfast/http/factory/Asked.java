package io.holdfast.http.factory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the factory received it.
 *
 * @param headers the headers by name in lower case
 */
public record Asked(String method, String target, Map<String, String> headers, String body) {
  /** Returns the header of a name in lower case; null if there is none. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
