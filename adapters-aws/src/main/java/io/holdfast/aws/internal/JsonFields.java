package io.holdfast.aws.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one JSON object, as they were written. Values are not converted, and no part of the
 * content gets into an exception. Nested values are kept only for known fields.
 */
final class JsonFields {
  /** The maximum length of a message in bytes of UTF-8; checked before parsing. */
  static final int MAX_BYTES = 65_536;

  static final int MAX_DEPTH = 16;
  static final int MAX_TEXT = 4_096;
  static final int MAX_DIGITS = 40;

  private static final String BODY = "body";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The table of names is shared by all messages: names that collide break it for good.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_TEXT)
                  // The limit is checked where the field is known, without computing a number.
                  .maxNumberLength(MAX_BYTES)
                  .build())
          .build();

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> known;
  private String reading = BODY;

  /** A value: its kind, and its text; empty for a JSON null. */
  private record Value(JsonToken kind, String text) {}

  private JsonFields(Set<String> known) {
    this.known = known;
  }

  /**
   * Reads a body.
   *
   * @param known the names that may appear in an exception; other names are never repeated
   * @throws MalformedMessageException if the body is not one JSON object, breaks a limit, or has a
   *     field twice
   */
  static JsonFields parse(String body, Set<String> known) {
    if (isLongerThan(MAX_BYTES, body)) {
      throw new MalformedMessageException(BODY, "at most " + MAX_BYTES + " bytes");
    }
    JsonFields fields = new JsonFields(known);
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedMessageException(BODY, "must be a JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        fields.add(parser);
      }
      if (parser.nextToken() != null) {
        throw new MalformedMessageException(BODY, "something follows the object");
      }
      return fields;
    } catch (StreamConstraintsException e) {
      throw new MalformedMessageException(
          fields.reading,
          "over a limit: depth " + MAX_DEPTH + ", texts of " + MAX_TEXT + " characters");
    } catch (JsonParseException e) {
      throw new MalformedMessageException(BODY, "no JSON" + at(e));
    } catch (IOException e) {
      throw new MalformedMessageException(BODY, "no JSON");
    }
  }

  private static String at(JsonParseException e) {
    return e.getLocation() == null
        ? ""
        : " from character " + e.getLocation().getCharOffset() + " on";
  }

  private void add(JsonParser parser) throws IOException {
    String name = parser.currentName();
    reading = known.contains(name) ? name : number();
    JsonToken kind = parser.nextToken();
    String text = "";
    if (kind.isStructStart()) {
      text = structure(parser, known.contains(name));
    } else {
      text = parser.getText();
      check(kind, text);
    }
    if (values.containsKey(name)) {
      throw new MalformedMessageException(reading, "given twice");
    }
    values.put(name, new Value(kind, text));
    reading = number();
  }

  private static String structure(JsonParser parser, boolean isKnown) throws IOException {
    if (!isKnown) {
      parser.skipChildren();
      return "";
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructure(parser);
    }
    return text.toString();
  }

  /** Returns how to refer to a field whose name is not known. */
  private String number() {
    return "field " + (values.size() + 1);
  }

  /** Checks every value, also where Jackson checks only values that fill a buffer. */
  private void check(JsonToken kind, String text) {
    if (kind.isNumeric() && text.length() > MAX_DIGITS) {
      throw new MalformedMessageException(reading, "at most " + MAX_DIGITS + " digits");
    }
    if (text.length() > MAX_TEXT) {
      throw new MalformedMessageException(reading, "at most " + MAX_TEXT + " characters");
    }
  }

  /** Returns whether all of these fields are present. */
  boolean have(Set<String> names) {
    return values.keySet().containsAll(names);
  }

  /** Refuses every field that is not one of these. */
  void only(Set<String> names) {
    int number = 0;
    for (String name : values.keySet()) {
      number++;
      if (!names.contains(name)) {
        throw new MalformedMessageException("field " + number, "not known");
      }
    }
  }

  String text(String name) {
    return required(name, JsonToken.VALUE_STRING, "text required").text();
  }

  /** Returns the fields of a nested object. */
  JsonFields object(String name, Set<String> namesInIt) {
    return parse(required(name, JsonToken.START_OBJECT, "object required").text(), namesInIt);
  }

  long wholeNumber(String name) {
    String digits = required(name, JsonToken.VALUE_NUMBER_INT, "whole number required").text();
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new MalformedMessageException(
          name, "must be from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
    }
  }

  /** Returns whether the field is exactly this whole number. */
  boolean is(String name, String digits) {
    return new Value(JsonToken.VALUE_NUMBER_INT, digits).equals(values.get(name));
  }

  private Value required(String name, JsonToken kind, String rule) {
    Value value = values.get(name);
    if (value == null || value.kind() == JsonToken.VALUE_NULL) {
      throw new MalformedMessageException(name, "required");
    }
    if (value.kind() != kind) {
      boolean isEmpty = value.kind() == JsonToken.VALUE_STRING && value.text().isEmpty();
      throw new MalformedMessageException(name, isEmpty ? "required" : rule);
    }
    return value;
  }

  /** Counts no further than necessary. */
  private static boolean isLongerThan(int max, String text) {
    if (text.length() > max) {
      return true;
    }
    int bytes = 0;
    for (int i = 0; i < text.length() && bytes <= max; i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes > max;
  }
}
