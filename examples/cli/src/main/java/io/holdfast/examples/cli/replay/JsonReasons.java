package io.holdfast.examples.cli.replay;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains why a text is not an order, in terms of the format instead of the parser. */
final class JsonReasons {
  private JsonReasons() {}

  static String of(JsonProcessingException thrown) {
    if (thrown instanceof StreamConstraintsException) {
      return "beyond the limits: depth 16, text of 4096 characters, numbers of 40 digits";
    }
    if (thrown instanceof InputCoercionException) {
      return "a number is out of range or no whole number";
    }
    if (thrown instanceof StreamReadException) {
      String rule =
          thrown.getOriginalMessage().startsWith("Duplicate field")
              ? "a field stands twice"
              : "not JSON";
      return rule + column(thrown.getLocation());
    }
    if (thrown instanceof JsonMappingException mapping) {
      // The wrapped exception has the better reason.
      if (mapping.getCause() instanceof JsonProcessingException cause) {
        return of(cause);
      }
      String path = path(mapping);
      return path.isEmpty() ? rule(mapping) : path + ": " + rule(mapping);
    }
    return "not JSON";
  }

  private static String column(@Nullable JsonLocation where) {
    return where == null || where.getColumnNr() < 1 ? "" : ", at column " + where.getColumnNr();
  }

  private static String rule(JsonMappingException thrown) {
    if (thrown instanceof UnrecognizedPropertyException) {
      return "no such field";
    }
    if (thrown instanceof InvalidTypeIdException it) {
      return it.getTypeId() == null ? "do: required" : "do: no such thing to do";
    }
    if (thrown instanceof MismatchedInputException it) {
      return mismatch(it);
    }
    return thrown.getOriginalMessage();
  }

  private static String mismatch(MismatchedInputException thrown) {
    String message = thrown.getOriginalMessage();
    if (message.startsWith("Missing required creator property")) {
      return "required";
    }
    if (message.startsWith("Trailing token")) {
      return "more than one value";
    }
    return wanted(thrown.getTargetType(), thrown instanceof InvalidFormatException);
  }

  private static String wanted(@Nullable Class<?> type, boolean badFormat) {
    if (type == null) {
      return "of the wrong type";
    }
    if (type == Long.class || type == long.class) {
      return "a whole number is wanted";
    }
    if (type.isEnum()) {
      return badFormat ? "no such value" : "text is wanted";
    }
    return Collection.class.isAssignableFrom(type) ? "a list is wanted" : "an object is wanted";
  }

  private static String path(JsonMappingException thrown) {
    String path =
        thrown.getPath().stream()
            .map(
                it ->
                    it.getFieldName() == null ? "[" + it.getIndex() + "]" : "." + it.getFieldName())
            .collect(Collectors.joining());
    return printable(path.startsWith(".") ? path.substring(1) : path);
  }

  /** Returns a path that is safe to print. Field names come from the file. */
  static String printable(String path) {
    String clean = path.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= 60 ? clean : clean.substring(0, 60) + "...";
  }
}
