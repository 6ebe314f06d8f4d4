package io.holdfast.inventory;

import io.holdfast.inventory.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that several requests share. */
final class Checks {
  private Checks() {}

  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequestException(field, "required");
    }
    return value;
  }

  static long between(String field, long least, long most, long value) {
    if (value < least) {
      throw new InvalidRequestException(
          field, least == 0 ? "must be 0 or more" : "must be at least " + least);
    }
    if (value > most) {
      throw new InvalidRequestException(field, "at most " + most);
    }
    return value;
  }

  /** Returns a copy that may have null elements, which the receiver has to name. */
  static <T> List<T> listOf(String field, @Nullable Collection<T> values) {
    return new ArrayList<>(required(field, values));
  }

  /** Returns the text of a request: its name, and its values as a record shows them. */
  static String shown(Object request, Record values) {
    String text = values.toString();
    return request.getClass().getSimpleName() + text.substring(text.indexOf('['));
  }
}
