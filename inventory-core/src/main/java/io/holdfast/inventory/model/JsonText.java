package io.holdfast.inventory.model;

import java.math.BigDecimal;

/** The canonical text of JSON strings and numbers, as RFC 8785 writes them. */
final class JsonText {
  /** The powers of ten between which a number is written without an exponent, by ECMAScript. */
  private static final int MAX_PLAIN = 21;

  private static final int MIN_PLAIN = -6;

  private JsonText() {}

  /** Appends a string with its quotes. Only what must be escaped is escaped. */
  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 0xF, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Returns whether every half of a surrogate pair has its other half. */
  static boolean isWellFormed(CharSequence text) {
    return text.codePoints().noneMatch(it -> it >= Character.MIN_SURROGATE && it <= 0xDFFF);
  }

  /**
   * Returns the form that ECMAScript gives to a number, with all digits of the number.
   *
   * @throws ArithmeticException if the exponent is too large
   */
  static String number(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    String digits = stripped.unscaledValue().abs().toString();
    int point = Math.subtractExact(digits.length(), stripped.scale());
    String sign = number.signum() < 0 ? "-" : "";
    if (point > MAX_PLAIN || point <= MIN_PLAIN) {
      String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      String exponent = (point > 0 ? "+" : "") + Math.subtractExact(point, 1);
      return sign + digits.charAt(0) + fraction + "e" + exponent;
    }
    if (point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    return point >= digits.length()
        ? sign + digits + "0".repeat(point - digits.length())
        : sign + digits.substring(0, point) + "." + digits.substring(point);
  }
}
