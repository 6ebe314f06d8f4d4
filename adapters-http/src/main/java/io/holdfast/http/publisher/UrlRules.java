package io.holdfast.http.publisher;

import io.holdfast.inventory.error.ConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules for a URL that is called, and for the addresses it may lead to. Immutable.
 *
 * @param plainHttp whether {@code http} is allowed as well as {@code https}
 * @param ports the allowed ports; if empty, the default port of the scheme
 * @param privateAddresses whether this machine and private networks are allowed
 */
record UrlRules(boolean plainHttp, Set<Integer> ports, boolean privateAddresses) {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  private static final Pattern LABEL = Pattern.compile("[a-z0-9-]{1,63}");

  UrlRules {
    ports = Set.copyOf(ports);
  }

  /**
   * Checks a URL as far as possible without a name look-up.
   *
   * @throws ConfigurationException if the URL breaks a rule; names the rule and never the URL,
   *     which may contain a secret
   */
  void check(String field, URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    require(
        scheme.equals("https") || (plainHttp && scheme.equals("http")),
        field,
        plainHttp ? "must be https or http" : "must be https");
    checkParts(field, url);
    int usual = scheme.equals("https") ? HTTPS : HTTP;
    int port = url.getPort() == -1 ? usual : url.getPort();
    require(
        ports.isEmpty() ? port == usual : ports.contains(port), field, "this port is not allowed");
    checkHost(field, url.getHost());
  }

  /** Checks the rules that hold for every URL. */
  static void checkParts(String field, URI url) {
    require(url.getRawUserInfo() == null, field, "must have no user info");
    require(url.getRawFragment() == null, field, "must have no fragment");
    require(url.getHost() != null && !url.getHost().isEmpty(), field, "must have a host");
  }

  private void checkHost(String field, String host) {
    boolean literal = host.startsWith("[") || DOTTED_QUAD.matcher(host).matches();
    if (!literal) {
      require(
          host.length() <= 253 && isName(host.toLowerCase(Locale.ROOT)),
          field,
          "the host must be a name, or an address in its usual form");
      return;
    }
    require(host.indexOf('%') < 0, field, "the host must have no zone");
    try {
      require(allows(InetAddress.getByName(host)), field, "this address is not allowed");
    } catch (UnknownHostException e) {
      throw new ConfigurationException(field + ": the host is not an address", e);
    }
  }

  /**
   * Returns whether a host is a name: labels, the last of which begins with a letter. Otherwise it
   * may be an address in an unusual form.
   */
  private static boolean isName(String host) {
    String[] labels = host.split("\\.", -1);
    for (String each : labels) {
      if (!LABEL.matcher(each).matches() || each.startsWith("-") || each.endsWith("-")) {
        return false;
      }
    }
    return Character.isLetter(labels[labels.length - 1].charAt(0));
  }

  /** Returns whether an address may be connected to. */
  boolean allows(InetAddress address) {
    return switch (AddressKind.of(address)) {
      case PUBLIC -> true;
      case PRIVATE -> privateAddresses;
      case FORBIDDEN -> false;
    };
  }

  /**
   * Returns whether all addresses may be connected to. A name with allowed and forbidden addresses
   * is refused.
   */
  boolean allowsAll(InetAddress[] addresses) {
    return Stream.of(addresses).allMatch(this::allows);
  }

  private static void require(boolean holds, String field, String rule) {
    if (!holds) {
      throw new ConfigurationException(field + ": " + rule);
    }
  }
}
