package io.holdfast.examples.bookstore.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.inventory.error.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The input of an execution as JSON. A field {@code redeem} that is not {@code true} means no, as
 * in Step Functions; a missing one is kept missing.
 */
public final class InputJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              // One message with colliding names would break a shared table for all later ones.
              JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private InputJson() {}

  /**
   * Reads an input.
   *
   * @throws InvalidRequestException if a field is missing, has another type or is out of range; the
   *     message does not quote it
   */
  public static CheckoutInput read(String json) {
    JsonNode input;
    try {
      input = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException("input", "must be a JSON object");
    }
    if (!input.isObject()) {
      throw new InvalidRequestException("input", "must be a JSON object");
    }
    JsonNode quantity = input.path("quantity");
    if (quantity.isMissingNode()) {
      throw new InvalidRequestException("quantity", "required");
    }
    if (!quantity.isIntegralNumber() || !quantity.canConvertToLong()) {
      throw new InvalidRequestException("quantity", "must be a whole number");
    }
    return new CheckoutInput(
        text(input, "userId"),
        text(input, "bookId"),
        quantity.longValue(),
        redeem(input.path("redeem")));
  }

  private static String text(JsonNode input, String field) {
    JsonNode value = input.path(field);
    if (value.isMissingNode()) {
      throw new InvalidRequestException(field, "required");
    }
    if (!value.isTextual()) {
      throw new InvalidRequestException(field, "must be text");
    }
    return value.textValue();
  }

  private static @Nullable Boolean redeem(JsonNode value) {
    return value.isMissingNode()
        ? null
        : Boolean.valueOf(value.isBoolean() && value.booleanValue());
  }

  /** Writes an input. */
  public static String write(CheckoutInput input) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userId", input.userId());
    fields.put("bookId", input.bookId());
    fields.put("quantity", input.quantity());
    if (input.redeem() != null) {
      fields.put("redeem", input.redeem());
    }
    return FlowJson.write(fields);
  }
}
