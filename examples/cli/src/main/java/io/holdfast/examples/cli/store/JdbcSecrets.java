package io.holdfast.examples.cli.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds what looks like a name or a password in a JDBC URL, which everybody here could read. */
final class JdbcSecrets {
  private static final Pattern SETTING =
      Pattern.compile("(^|[?&;,({\\s])user(name)?\\s*=|(passw|pwd|secret|token)\\w*\\s*=|passw");
  private static final Pattern USER_INFO = Pattern.compile("//[^/?;]*@");

  private JdbcSecrets() {}

  /** Whether there is one, or may be. */
  static boolean areIn(String url) {
    String text = decoded(url).toLowerCase(Locale.ROOT);
    return SETTING.matcher(text).find()
        // A password may hold any character, also those that end the part of the host.
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
