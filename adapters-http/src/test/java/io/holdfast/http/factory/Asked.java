package io.holdfast.http.factory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached the factory.
 *
 * @param headers by name in lower case
 */
public record Asked(String method, String target, Map<String, String> headers, String body) {
  /** The header of a name in lower case; null if there is none. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
