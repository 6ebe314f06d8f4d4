package io.holdfast.http;

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
 * The messages of two systems that are in use, field by field. The id of the request travels as
 * query parameter {@code request} of {@code CallbackUrl}, so that a factory that knows nothing of
 * ids brings it back. A request for another location than {@link Location#MAIN} has the parameter
 * {@code location} besides. Immutable.
 */
public final class ReferenceFormat implements FactoryFormat {
  static final String REQUEST_PARAMETER = "request";
  static final String REQUEST_FIELD = "RestockRequestId";
  static final String LOCATION_PARAMETER = "location";
  static final String LOCATION_FIELD = "RestockLocation";

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
   * The message of FactoAuto.
   *
   * @param requester who asks
   * @param tel how to reach who asks
   * @param callback where the factory says that the goods are there
   * @throws ConfigurationException if the URL is not http or https, or has user info or a fragment
   */
  public static ReferenceFormat factoAuto(String requester, String tel, URI callback) {
    Objects.requireNonNull(tel, "tel");
    return new ReferenceFormat("MessageGroupId", requester, tel, fixed(callback), false);
  }

  /**
   * The message of the MSA shop, which has no telephone number.
   *
   * @param requester who asks
   * @param callback where the factory says that the goods are there
   * @throws ConfigurationException if the URL is not http or https, or has user info or a fragment
   */
  public static ReferenceFormat msa(String requester, URI callback) {
    return new ReferenceFormat("MessageAttributeGroupId", requester, null, fixed(callback), false);
  }

  /** The same with a callback URL that depends on the request: on its shop or location. */
  public ReferenceFormat callback(Function<RestockRequest, URI> url) {
    Objects.requireNonNull(url, "url");
    return new ReferenceFormat(
        groupField, requester, tel, request -> checked(url.apply(request)), idField);
  }

  /**
   * The same with the id of the request in a field {@code RestockRequestId} as well, and a location
   * other than {@link Location#MAIN} in a field {@code RestockLocation}.
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

  /** Nothing in an id or a location has to be escaped in a query. */
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
