package io.holdfast.examples.bookstore.flow;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks text that comes from outside. */
final class Fields {
  private Fields() {}

  static void name(String field, @Nullable String value, int maxLength, Pattern characters) {
    String text = Checks.required(field, value);
    if (text.isEmpty() || text.length() > maxLength) {
      throw new InvalidRequestException(field, "must have 1 to " + maxLength + " characters");
    }
    if (!characters.matcher(text).matches()) {
      throw new InvalidRequestException(field, "must consist of " + characters.pattern());
    }
  }
}
