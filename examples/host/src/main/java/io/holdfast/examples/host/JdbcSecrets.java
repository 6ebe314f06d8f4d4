package io.holdfast.examples.host;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds a possible user name or password in a JDBC URL, which other users of the machine could
 * read.
 */
public final class JdbcSecrets {
  private static final Pattern SETTING =
      Pattern.compile("(^|[?&;,({\\s])user(name)?\\s*=|(passw|pwd|secret|token)\\w*\\s*=|passw");
  private static final Pattern USER_INFO = Pattern.compile("//[^/?;]*@");

  private JdbcSecrets() {}

  /** Returns whether the URL contains one, or may contain one. */
  public static boolean areIn(String url) {
    String text = decoded(url).toLowerCase(Locale.ROOT);
    return SETTING.matcher(text).find()
        // A password may contain any character, also those that end the host.
        || (text.startsWith("jdbc:h2:") ? USER_INFO.matcher(text).find() : text.indexOf('@') >= 0);
  }

  private static String decoded(String url) {
    try {
      return url + " " + URLDecoder.decode(url, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url; // not encoded
    }
  }
}
