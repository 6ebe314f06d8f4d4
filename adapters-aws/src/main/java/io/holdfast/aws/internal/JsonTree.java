package io.holdfast.aws.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON of the service into maps and lists; every other value is read as text. */
public final class JsonTree {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private JsonTree() {}

  /** Returns the tree; an empty map if the text is not JSON. */
  public static Object parse(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, value(parser));
      }
      return map;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return parser.currentToken() == null ? Map.of() : parser.getText();
  }

  /** Returns the value of a name; an empty map if there is none. */
  public static Object at(Object tree, String name) {
    Object found = tree instanceof Map<?, ?> map ? map.get(name) : null;
    return found == null ? Map.of() : found;
  }

  /** Returns a list unchanged, and any other value as a list of one element. */
  public static List<?> list(Object tree) {
    return tree instanceof List<?> list ? list : List.of(tree);
  }
}
