package io.holdfast.aws.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the service says in JSON: maps, lists, and texts for everything else. */
public final class JsonTree {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private JsonTree() {}

  /** The tree; an empty map if it is none. */
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

  /** What stands at a name; an empty map if nothing does. */
  public static Object at(Object tree, String name) {
    Object found = tree instanceof Map<?, ?> map ? map.get(name) : null;
    return found == null ? Map.of() : found;
  }

  /** A list as it is, and anything else as a list of one. */
  public static List<?> list(Object tree) {
    return tree instanceof List<?> list ? list : List.of(tree);
  }
}
