package io.holdfast.examples.common;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the URL of a server from an option. The error message does not quote it, because it may
 * contain a password.
 */
public final class UrlConverter implements ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    try {
      URI url = new URI(text);
      if (isServer(url)) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Refused below: its message quotes the text.
    }
    throw new TypeConversionException(
        "must be http://HOST:PORT or https://HOST, without user, password and query");
  }

  private static boolean isServer(URI url) {
    return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }
}
