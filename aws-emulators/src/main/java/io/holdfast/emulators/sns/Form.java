package io.holdfast.emulators.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a request in the query protocol. */
record Form(Map<String, String> fields) {
  static Form parse(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        fields.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
      }
    }
    return new Form(fields);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Nullable String get(String name) {
    return fields.get(name);
  }

  String require(String name) {
    String value = fields.get(name);
    if (value == null || value.isEmpty()) {
      throw new SnsError(400, "InvalidParameter", "Invalid parameter: " + name);
    }
    return value;
  }

  /** Returns the pairs of a map, such as {@code Attributes.entry.1.key}. */
  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 1; fields.containsKey(name + ".entry." + i + ".key"); i++) {
      map.put(
          require(name + ".entry." + i + ".key"),
          fields.getOrDefault(name + ".entry." + i + ".value", ""));
    }
    return map;
  }

  /** Returns the attributes of a message. */
  Map<String, Attribute> attributes() {
    Map<String, Attribute> all = new LinkedHashMap<>();
    for (int i = 1; ; i++) {
      String entry = "MessageAttributes.entry." + i;
      String name = fields.get(entry + ".Name");
      if (name == null) {
        return all;
      }
      String type = require(entry + ".Value.DataType");
      String value = fields.get(entry + ".Value.StringValue");
      if (value == null || value.isEmpty()) {
        throw new SnsError(
            400,
            "ParameterValueInvalid",
            "The message attribute '" + name + "' must contain non-empty message attribute value");
      }
      all.put(name, new Attribute(type, value));
    }
  }
}
