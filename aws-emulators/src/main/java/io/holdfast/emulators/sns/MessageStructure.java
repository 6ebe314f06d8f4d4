package io.holdfast.emulators.sns;

import java.util.HashMap;
import java.util.Map;

/** A message with a text for each protocol: one JSON object, whose values are texts. */
final class MessageStructure {
  private final String json;
  private int at;

  private MessageStructure(String json) {
    this.json = json;
  }

  /**
   * Returns the text for queues, or the default.
   *
   * @throws SnsError if the message is not such an object, or has no default
   */
  static String forSqs(String json) {
    Map<String, String> texts = new MessageStructure(json).object();
    String text = texts.get("default");
    if (text == null) {
      throw invalid("No default entry in JSON message body");
    }
    return texts.getOrDefault("sqs", text);
  }

  private Map<String, String> object() {
    Map<String, String> texts = new HashMap<>();
    expect('{');
    do {
      String name = text();
      expect(':');
      texts.put(name, text());
    } while (next() == ',');
    if (json.charAt(at - 1) != '}') {
      throw unreadable();
    }
    return texts;
  }

  private void expect(char expected) {
    if (next() != expected) {
      throw unreadable();
    }
  }

  private char next() {
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return read();
  }

  private char read() {
    if (at >= json.length()) {
      throw unreadable();
    }
    return json.charAt(at++);
  }

  private String text() {
    expect('"');
    StringBuilder text = new StringBuilder();
    for (char c = read(); c != '"'; c = read()) {
      text.append(c == '\\' ? escaped(read()) : c);
    }
    return text.toString();
  }

  private char escaped(char c) {
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt("" + read() + read() + read() + read(), 16);
      default -> throw unreadable();
    };
  }

  private static SnsError unreadable() {
    return invalid("JSON message body failed to parse");
  }

  private static SnsError invalid(String reason) {
    return new SnsError(
        400, "InvalidParameter", "Invalid parameter: Message Structure - " + reason);
  }
}
