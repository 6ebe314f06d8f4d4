package io.holdfast.http.publisher;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The message formats of two systems that are in use. The id of the request is sent as the query
 * parameter {@code request} of {@code CallbackUrl}, so that a factory that does not know ids
 * returns it. A request for another location than {@link Location#MAIN} also has the parameter
 * {@code location}. Immutable.
 */
public final class ReferenceFormat implements FactoryFormat {
  /** The query parameter of a callback that names the restock request. */
  public static final String REQUEST_PARAMETER = "request";

  /** The JSON field that names the restock request. */
  public static final String REQUEST_FIELD = "RestockRequestId";

  /** The query parameter of a callback that names the location of the goods. */
  public static final String LOCATION_PARAMETER = "location";

  /** The JSON field that names the location of the goods. */
  public static final String LOCATION_FIELD = "RestockLocation";

  private static final String GROUP = "stock-arrival-group";
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private final String groupField;
  private final String requester;
  private final @Nullable String tel;
  private final Function<RestockRequest, URI> callback;
  private final boolean idField;

  private ReferenceFormat(
      String groupField,
      String requester,
      @Nullable String tel,
      Function<RestockRequest, URI> callback,
      boolean idField) {
    this.groupField = groupField;
    this.requester = Objects.requireNonNull(requester, "requester");
    this.tel = tel;
    this.callback = callback;
    this.idField = idField;
  }

  /**
   * Creates the message format of FactoAuto.
   *
   * @param requester the name of the requester
   * @param tel the telephone number of the requester
   * @param callback the URL that the factory calls when the goods arrive
   * @throws ConfigurationException if the URL is not http or https, or has no host, or has user
   *     info or a fragment
   */
  public static ReferenceFormat factoAuto(String requester, String tel, URI callback) {
    Objects.requireNonNull(tel, "tel");
    return new ReferenceFormat("MessageGroupId", requester, tel, fixed(callback), false);
  }

  /**
   * Creates the message format of the MSA shop, which has no telephone number.
   *
   * @param requester the name of the requester
   * @param callback the URL that the factory calls when the goods arrive
   * @throws ConfigurationException if the URL is not http or https, or has no host, or has user
   *     info or a fragment
   */
  public static ReferenceFormat msa(String requester, URI callback) {
    return new ReferenceFormat("MessageAttributeGroupId", requester, null, fixed(callback), false);
  }

  /**
   * Returns a copy with a callback URL that depends on the request, such as on its shop or
   * location.
   *
   * @param url returns the callback URL of a request
   */
  public ReferenceFormat callback(Function<RestockRequest, URI> url) {
    Objects.requireNonNull(url, "url");
    return new ReferenceFormat(
        groupField, requester, tel, request -> checked(url.apply(request)), idField);
  }

  /**
   * Returns a copy that also sends the id of the request in a field {@code RestockRequestId}, and a
   * location other than {@link Location#MAIN} in a field {@code RestockLocation}.
   */
  public ReferenceFormat withRequestId() {
    return new ReferenceFormat(groupField, requester, tel, callback, true);
  }

  private static Function<RestockRequest, URI> fixed(URI url) {
    URI checked = checked(url);
    return request -> checked;
  }

  private static URI checked(URI url) {
    Objects.requireNonNull(url, "callback");
    if (!"https".equalsIgnoreCase(url.getScheme()) && !"http".equalsIgnoreCase(url.getScheme())) {
      throw new ConfigurationException("callback: must be https or http");
    }
    UrlRules.checkParts("callback", url);
    return url;
  }

  @Override
  public String body(RestockRequest request) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField(groupField, GROUP);
      json.writeStringField("MessageAttributeProductId", request.key().sku().value());
      json.writeNumberField("MessageAttributeProductCnt", request.quantity());
      json.writeStringField("MessageAttributeFactoryId", request.supplier().value());
      json.writeStringField("MessageAttributeRequester", requester);
      if (tel != null) {
        json.writeStringField("MessageAttributeTel", tel);
      }
      json.writeStringField("CallbackUrl", callbackUrl(request));
      if (idField) {
        json.writeStringField(REQUEST_FIELD, request.id().value());
        if (isElsewhere(request)) {
          json.writeStringField(LOCATION_FIELD, request.key().location().value());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot fail to be written", e);
    }
    return text.toString();
  }

  /** Returns the callback URL. An id and a location need no escaping in a query. */
  private String callbackUrl(RestockRequest request) {
    URI url = callback.apply(request);
    return url
        + (url.getRawQuery() == null ? "?" : "&")
        + REQUEST_PARAMETER
        + "="
        + request.id().value()
        + (isElsewhere(request)
            ? "&" + LOCATION_PARAMETER + "=" + request.key().location().value()
            : "");
  }

  private static boolean isElsewhere(RestockRequest request) {
    return !request.key().location().equals(Location.MAIN);
  }
}
