package io.holdfast.http.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.holdfast.http.publisher.ReferenceFormat;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.Sku;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a callback's body: one flat JSON object with only the fields that the reference systems
 * send. No part of it is repeated in an error.
 */
final class ArrivalReader {
  private static final String PRODUCT = "MessageAttributeProductId";
  private static final String COUNT = "MessageAttributeProductCnt";
  private static final Set<String> FIELDS =
      Set.of(
          "MessageGroupId",
          "MessageAttributeGroupId",
          PRODUCT,
          COUNT,
          "MessageAttributeFactoryId",
          "MessageAttributeRequester",
          "MessageAttributeTel",
          "CallbackUrl",
          ReferenceFormat.REQUEST_FIELD,
          ReferenceFormat.LOCATION_FIELD);

  private static final int LONGEST_TEXT = 4_096;
  private static final int MOST_DIGITS = 40;
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]*");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The table of names is shared by all bodies: names that collide break it for good.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(RestockCallback.MAX_BODY)
                  .maxNestingDepth(2)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_TEXT)
                  .maxNumberLength(MOST_DIGITS)
                  .build())
          .build();

  private ArrivalReader() {}

  /**
   * Reads a callback.
   *
   * @param body the bytes as received
   * @param target the path and query of the URL, which may name the request and the location
   * @throws InvalidRequestException if the body or the query breaks a rule; names the field and the
   *     rule
   */
  static Arrival read(byte[] body, String target) {
    Map<String, String> fields = fields(text(body));
    String sku = required(fields, PRODUCT);
    long quantity = quantity(required(fields, COUNT));
    String request =
        agreed(
            fields.get(ReferenceFormat.REQUEST_FIELD), target, ReferenceFormat.REQUEST_PARAMETER);
    if (request == null) {
      throw new InvalidRequestException(ReferenceFormat.REQUEST_PARAMETER, "required");
    }
    String location =
        agreed(
            fields.get(ReferenceFormat.LOCATION_FIELD), target, ReferenceFormat.LOCATION_PARAMETER);
    return new Arrival(
        new RestockRequestId(request),
        new Sku(sku),
        location == null ? null : new Location(location),
        quantity);
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException("body", "must be UTF-8");
    }
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidRequestException("body", "must be a JSON object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        read(json, fields);
      }
      if (json.nextToken() != null) {
        throw new InvalidRequestException("body", "nothing may follow the JSON object");
      }
    } catch (JsonProcessingException e) {
      // The cause shows the body.
      throw new InvalidRequestException("body", "must be JSON, within its limits");
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot fail to be read", e);
    }
    return fields;
  }

  private static void read(JsonParser json, Map<String, String> fields) throws IOException {
    String name = json.currentName();
    if (!FIELDS.contains(name)) {
      throw new InvalidRequestException("body", "has a field that is not known");
    }
    JsonToken token = json.nextToken();
    boolean isCount = name.equals(COUNT);
    if (token == JsonToken.VALUE_NULL) {
      throw new InvalidRequestException(name, "required");
    }
    if (token != JsonToken.VALUE_STRING && !(isCount && token == JsonToken.VALUE_NUMBER_INT)) {
      throw new InvalidRequestException(name, isCount ? "whole number required" : "text required");
    }
    if (fields.put(name, json.getText()) != null) {
      throw new InvalidRequestException(name, "duplicate field");
    }
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null || value.isEmpty()) {
      throw new InvalidRequestException(name, "required");
    }
    return value;
  }

  private static long quantity(String text) {
    if (text.length() > MOST_DIGITS || !WHOLE.matcher(text).matches()) {
      throw new InvalidRequestException(COUNT, "whole number required");
    }
    if (text.startsWith("-") || text.equals("0")) {
      throw new InvalidRequestException(COUNT, "must be at least 1");
    }
    if (text.length() > Long.toString(Line.MAX_QUANTITY).length()
        || Long.parseLong(text) > Line.MAX_QUANTITY) {
      throw new InvalidRequestException(COUNT, "at most " + Line.MAX_QUANTITY);
    }
    return Long.parseLong(text);
  }

  /** Returns the value of the body or of the URL; null if neither has one. */
  private static @Nullable String agreed(@Nullable String field, String target, String name) {
    String parameter = Query.parameter(target, name);
    if (field != null && parameter != null && !field.equals(parameter)) {
      throw new InvalidRequestException(name, "is another one in the body");
    }
    return field == null ? parameter : field;
  }
}
