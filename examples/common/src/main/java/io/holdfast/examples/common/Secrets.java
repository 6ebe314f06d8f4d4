package io.holdfast.examples.common;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds a possible user name or password on a command line, which other users of the machine can
 * read.
 */
public final class Secrets {
  private static final Pattern SETTING =
      Pattern.compile("(^|[?&;,({\\s])user(name)?\\s*=|(passw|pwd|secret|token)\\w*\\s*=|passw");
  private static final Pattern USER_INFO = Pattern.compile("//[^/?;]*@");

  private Secrets() {}

  /** Returns whether the URL contains one, or may contain one. */
  public static boolean areInJdbcUrl(String url) {
    String text = decoded(url).toLowerCase(Locale.ROOT);
    return SETTING.matcher(text).find()
        // A password may contain any character, also those that end the host.
        || (text.startsWith("jdbc:h2:") ? USER_INFO.matcher(text).find() : text.indexOf('@') >= 0);
  }

  /** Returns whether the property is a password or contains one, or may contain one. */
  public static boolean areInProperty(String key, String value) {
    return SETTING.matcher((key + "=" + value).toLowerCase(Locale.ROOT)).find()
        || (value.startsWith("jdbc:") && areInJdbcUrl(value));
  }

  private static String decoded(String url) {
    try {
      return url + " " + URLDecoder.decode(url, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url; // not encoded
    }
  }
}
