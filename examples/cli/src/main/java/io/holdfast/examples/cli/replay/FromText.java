package io.holdfast.examples.cli.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.holdfast.inventory.error.InvalidRequestException;
import java.io.IOException;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** Reads a value from one JSON text, and refuses other JSON types. */
final class FromText<T> extends StdScalarDeserializer<T> {
  private static final long serialVersionUID = 1L;

  private final transient Function<String, T> constructor;

  FromText(Class<T> type, Function<String, T> constructor) {
    super(type);
    this.constructor = constructor;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw JsonMappingException.from(parser, "text is wanted");
    }
    try {
      return constructor.apply(parser.getText());
    } catch (InvalidRequestException e) {
      throw JsonMappingException.from(parser, e.rule(), e);
    } catch (DateTimeParseException e) {
      throw JsonMappingException.from(parser, "not in ISO-8601 form", e);
    }
  }
}
