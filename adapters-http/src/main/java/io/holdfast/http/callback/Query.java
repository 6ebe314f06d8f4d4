package io.holdfast.http.callback;

import io.holdfast.inventory.error.InvalidRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the query of a request target. */
final class Query {
  private static final int LONGEST = 8_192;

  private Query() {}

  /**
   * Returns the value of a parameter.
   *
   * @return the value; null if it is missing
   * @throws InvalidRequestException if the parameter is repeated, or the query is too long or
   *     cannot be decoded
   */
  static @Nullable String parameter(String target, String name) {
    int start = target.indexOf('?');
    if (start < 0) {
      return null;
    }
    if (target.length() > LONGEST) {
      throw new InvalidRequestException(name, "the request target is too long");
    }
    String found = null;
    for (String part : target.substring(start + 1).split("&", -1)) {
      if (part.startsWith(name + "=")) {
        if (found != null) {
          throw new InvalidRequestException(name, "is there twice");
        }
        found = decoded(name, part.substring(name.length() + 1));
      }
    }
    return found;
  }

  private static String decoded(String name, String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // The cause contains a part of the value.
      throw new InvalidRequestException(name, "cannot be decoded");
    }
  }
}
