package io.holdfast.examples.bookstore.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Writes and reads the records of the flow as JSON. Safe for use by any number of threads. */
public final class FlowJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              // One message with colliding names would break a shared table for all later ones.
              JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private FlowJson() {}

  /** Returns a record of the flow as a JSON document. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads a record of the flow.
   *
   * @throws IllegalArgumentException if the document is not one of this kind; the message does not
   *     quote it
   */
  public static <T> T read(String json, Class<T> kind) {
    try {
      T value = MAPPER.readValue(json, kind);
      if (value == null) {
        throw new IllegalArgumentException("not a " + kind.getSimpleName());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a " + kind.getSimpleName(), e);
    }
  }
}
