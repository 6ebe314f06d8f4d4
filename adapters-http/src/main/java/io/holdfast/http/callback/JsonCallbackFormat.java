package io.holdfast.http.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.holdfast.http.publisher.CallbackUrl;
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
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A callback as one flat JSON object:
 *
 * <pre>{@code
 * {"requestId": "3-1795266000000000-1b2c", "sku": "CP-502101", "quantity": 10, "location": "main"}
 * }</pre>
 *
 * <ul>
 *   <li>{@code requestId} is the id of the restock request. It may be the parameter {@code request}
 *       of the URL instead, where {@link CallbackUrl} puts it.
 *   <li>{@code quantity} is a whole number from 1, or a text of its digits.
 *   <li>{@code location} may be left out, or be the parameter {@code location} of the URL.
 *   <li>Another field, a repeated field, null, and anything after the object are errors. A text has
 *       at most 4,096 characters.
 * </ul>
 *
 * <p>The answer is {@code {"status":"received"}}. Names of fields and the answer can be changed.
 * Nothing of a callback is repeated in an error. Immutable.
 *
 * @since 0.1.0
 */
public final class JsonCallbackFormat implements CallbackFormat {
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

  private final String request;
  private final String sku;
  private final String quantity;
  private final String location;
  private final Set<String> ignored;
  private final String received;

  private JsonCallbackFormat(
      String request,
      String sku,
      String quantity,
      String location,
      Set<String> ignored,
      String received) {
    this.request = Objects.requireNonNull(request, "request");
    this.sku = Objects.requireNonNull(sku, "sku");
    this.quantity = Objects.requireNonNull(quantity, "quantity");
    this.location = Objects.requireNonNull(location, "location");
    this.ignored = Set.copyOf(ignored);
    this.received = Objects.requireNonNull(received, "received");
  }

  /** Creates the format above. */
  public static JsonCallbackFormat create() {
    return new JsonCallbackFormat(
        "requestId", "sku", "quantity", "location", Set.of(), "{\"status\":\"received\"}");
  }

  /**
   * Returns a copy with other names of fields.
   *
   * @param request the field with the id of the restock request
   * @param sku the field with the SKU
   * @param quantity the field with the number of pieces
   * @param location the field with the location
   */
  public JsonCallbackFormat withFields(
      String request, String sku, String quantity, String location) {
    return new JsonCallbackFormat(request, sku, quantity, location, ignored, received);
  }

  /**
   * Returns a copy that accepts more fields, if their value is a text, and does not use them.
   *
   * @param names the names of the fields
   */
  public JsonCallbackFormat withIgnoredFields(Set<String> names) {
    Objects.requireNonNull(names, "names");
    return new JsonCallbackFormat(request, sku, quantity, location, names, received);
  }

  /**
   * Returns a copy with another answer to a callback whose goods are in stock.
   *
   * @param document a JSON document
   */
  public JsonCallbackFormat withReceived(String document) {
    Objects.requireNonNull(document, "document");
    return new JsonCallbackFormat(request, sku, quantity, location, ignored, document);
  }

  @Override
  public String received() {
    return received;
  }

  @Override
  public Arrival read(byte[] body, String target) {
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(target, "target");
    Map<String, String> fields = fields(text(body));
    String article = required(fields, sku);
    long pieces = pieces(required(fields, quantity));
    String answered = agreed(fields.get(request), target, CallbackUrl.REQUEST_PARAMETER);
    if (answered == null) {
      throw new InvalidRequestException(CallbackUrl.REQUEST_PARAMETER, "required");
    }
    String place = agreed(fields.get(location), target, CallbackUrl.LOCATION_PARAMETER);
    return new Arrival(
        new RestockRequestId(answered),
        new Sku(article),
        place == null ? null : new Location(place),
        pieces);
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException("body", "must be UTF-8");
    }
  }

  private Map<String, String> fields(String text) {
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

  private void read(JsonParser json, Map<String, String> fields) throws IOException {
    String name = json.currentName();
    if (!isKnown(name)) {
      throw new InvalidRequestException("body", "has a field that is not known");
    }
    JsonToken token = json.nextToken();
    boolean isCount = name.equals(quantity);
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

  private boolean isKnown(String name) {
    return name.equals(sku)
        || name.equals(quantity)
        || name.equals(request)
        || name.equals(location)
        || ignored.contains(name);
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null || value.isEmpty()) {
      throw new InvalidRequestException(name, "required");
    }
    return value;
  }

  private long pieces(String text) {
    if (text.length() > MOST_DIGITS || !WHOLE.matcher(text).matches()) {
      throw new InvalidRequestException(quantity, "whole number required");
    }
    if (text.startsWith("-") || text.equals("0")) {
      throw new InvalidRequestException(quantity, "must be at least 1");
    }
    if (text.length() > Long.toString(Line.MAX_QUANTITY).length()
        || Long.parseLong(text) > Line.MAX_QUANTITY) {
      throw new InvalidRequestException(quantity, "at most " + Line.MAX_QUANTITY);
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
