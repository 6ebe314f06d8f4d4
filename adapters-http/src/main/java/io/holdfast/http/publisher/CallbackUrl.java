package io.holdfast.http.publisher;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import java.net.URI;
import java.util.Objects;

/**
 * The URL that a factory calls when the goods have arrived. It names the request, so that a factory
 * that does not know ids returns it: the id is the parameter {@value #REQUEST_PARAMETER}, and a
 * location other than {@link Location#MAIN} is the parameter {@value #LOCATION_PARAMETER}.
 *
 * @since 0.1.0
 */
public final class CallbackUrl {
  /** The query parameter of a callback that names the restock request. */
  public static final String REQUEST_PARAMETER = "request";

  /** The query parameter of a callback that names the location of the goods. */
  public static final String LOCATION_PARAMETER = "location";

  private CallbackUrl() {}

  /**
   * Checks a URL that a factory is to call.
   *
   * @param url the URL
   * @return the URL
   * @throws ConfigurationException if the URL is not http or https, or has no host, or has user
   *     info or a fragment
   */
  public static URI checked(URI url) {
    Objects.requireNonNull(url, "callback");
    if (!"https".equalsIgnoreCase(url.getScheme()) && !"http".equalsIgnoreCase(url.getScheme())) {
      throw new ConfigurationException("callback: must be https or http");
    }
    UrlRules.checkParts("callback", url);
    return url;
  }

  /**
   * Returns the URL to call for a request.
   *
   * @param url the URL of the callbacks, with or without a query
   * @param request the request
   * @throws ConfigurationException as {@link #checked} does
   */
  public static String of(URI url, RestockRequest request) {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(request, "request");
    // An id and a location need no escaping in a query.
    Location location = request.key().location();
    return checked(url)
        + (url.getRawQuery() == null ? "?" : "&")
        + REQUEST_PARAMETER
        + "="
        + request.id().value()
        + (location.equals(Location.MAIN) ? "" : "&" + LOCATION_PARAMETER + "=" + location);
  }
}
