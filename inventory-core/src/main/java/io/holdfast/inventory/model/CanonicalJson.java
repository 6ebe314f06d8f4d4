package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rewrites a JSON text (RFC 8259) in one canonical form: the JSON Canonicalization Scheme (RFC
 * 8785), without white space, with sorted names and one form for each number and character. As
 * there, a name that occurs twice and half of a surrogate pair are refused.
 *
 * <p>It differs from RFC 8785 in one point. There a number is a {@code double}, so that two order
 * numbers beyond 2<sup>53</sup> may become one. Here a number keeps all its digits. Numbers of up
 * to 15 digits have the same form in both.
 *
 * <p>Recursive descent, one instance for one text. Not safe for use by several threads.
 */
final class CanonicalJson {
  /** The maximum depth of arrays and objects. */
  static final int MAX_DEPTH = 200;

  /** The maximum length of a number, in characters. */
  static final int MAX_NUMBER = 1_000;

  private final String json;
  private int at;
  private int depth;

  private CanonicalJson(String json) {
    this.json = json;
  }

  /**
   * Returns the canonical form of a text.
   *
   * @throws InvalidRequestException if the text is not JSON, with the place; never with the text
   */
  static String of(String json) {
    CanonicalJson parser = new CanonicalJson(json);
    StringBuilder out = new StringBuilder(json.length());
    parser.value(out);
    parser.skipSpace();
    if (parser.at < json.length()) {
      throw parser.broken("expected the end");
    }
    return out.toString();
  }

  private void value(StringBuilder out) {
    switch (peek()) {
      case '{' -> object(out);
      case '[' -> array(out);
      case '"' -> JsonText.quote(string(), out);
      case 't' -> word("true", out);
      case 'f' -> word("false", out);
      case 'n' -> word("null", out);
      default -> number(out);
    }
  }

  private void object(StringBuilder out) {
    Map<String, String> members = new TreeMap<>(); // by UTF-16 code unit, as RFC 8785 asks for
    open();
    if (peek() != '}') {
      do {
        if (peek() != '"') {
          throw broken("expected a name");
        }
        String name = string();
        expect(':');
        StringBuilder value = new StringBuilder();
        value(value);
        if (members.put(name, value.toString()) != null) {
          throw broken("a name occurs twice");
        }
      } while (isNext(','));
    }
    close('}');
    out.append('{');
    members.forEach(
        (name, value) -> {
          out.append(out.charAt(out.length() - 1) == '{' ? "" : ",");
          JsonText.quote(name, out);
          out.append(':').append(value);
        });
    out.append('}');
  }

  private void array(StringBuilder out) {
    open();
    out.append('[');
    if (peek() != ']') {
      value(out);
      while (isNext(',')) {
        out.append(',');
        value(out);
      }
    }
    close(']');
    out.append(']');
  }

  private void open() {
    at++;
    if (++depth > MAX_DEPTH) {
      throw broken("deeper than " + MAX_DEPTH);
    }
  }

  private void close(char end) {
    expect(end);
    depth--;
  }

  private void word(String word, StringBuilder out) {
    if (!json.startsWith(word, at)) {
      throw broken("expected a value");
    }
    at += word.length();
    out.append(word);
  }

  private String string() {
    StringBuilder text = new StringBuilder();
    at++;
    while (true) {
      char c = next();
      if (c == '"') {
        break;
      }
      if (c < ' ') {
        throw broken("a control character");
      }
      text.append(c == '\\' ? escaped() : c);
    }
    if (!JsonText.isWellFormed(text)) {
      throw broken("half of a surrogate pair");
    }
    return text.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          char hex = next();
          int digit = hex < 128 ? Character.digit(hex, 16) : -1;
          if (digit < 0) {
            throw broken("expected a hexadecimal digit");
          }
          code = code << 4 | digit;
        }
        yield (char) code;
      }
      default -> throw broken("an unknown escape");
    };
  }

  private void number(StringBuilder out) {
    int start = at;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    if (at - start > MAX_NUMBER) {
      throw broken("a number longer than " + MAX_NUMBER);
    }
    try {
      out.append(JsonText.number(new BigDecimal(json.substring(start, at))));
    } catch (ArithmeticException | NumberFormatException e) {
      throw broken("a number out of range");
    }
  }

  private void digits() {
    int start = at;
    while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw broken("expected a value");
    }
  }

  private boolean skip(char c) {
    boolean there = at < json.length() && json.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private boolean isNext(char c) {
    skipSpace();
    return skip(c);
  }

  private void expect(char c) {
    if (!isNext(c)) {
      throw broken("expected '" + c + "'");
    }
  }

  private char next() {
    if (at == json.length()) {
      throw broken("incomplete");
    }
    return json.charAt(at++);
  }

  private char peek() {
    skipSpace();
    if (at == json.length()) {
      throw broken("incomplete");
    }
    return json.charAt(at);
  }

  private void skipSpace() {
    while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
  }

  private InvalidRequestException broken(String what) {
    return new InvalidRequestException("json", "not valid at " + at + ": " + what);
  }
}
