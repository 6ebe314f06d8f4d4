package io.holdfast.jdbc.internal.failure;

import io.holdfast.inventory.spi.support.Printable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the text of a driver safe to show: its first line, bounded, printable, and without what
 * looks like a secret. The lines after the first may be the statement with its values.
 */
final class DriverText {
  private static final int MAX_TEXT = 200;

  /** The name of a secret, and its value up to the next separator. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(password|passwd|passwrd|pwd|secret|token)(\\s{0,8}[=:]\\s{0,8})[^\\s&;,)]{1,200}");

  /** The user and the password in a URL. */
  private static final Pattern USER = Pattern.compile("//[^\\s/@]+@");

  private DriverText() {}

  /** Returns the safe form of a text; empty for null. */
  static String of(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String line = text.strip().lines().findFirst().orElse("");
    // Cut first, so that the patterns see a bounded text. What is cut can only be shorter.
    String bounded = Printable.of(line, MAX_TEXT);
    String discreet = SECRET.matcher(bounded).replaceAll("$1$2***");
    return USER.matcher(discreet).replaceAll("//***@");
  }
}
