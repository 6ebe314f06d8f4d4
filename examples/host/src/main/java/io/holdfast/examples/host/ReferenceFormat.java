package io.holdfast.examples.host;

import io.holdfast.http.callback.CallbackFormat;
import io.holdfast.http.callback.JsonCallbackFormat;
import io.holdfast.http.publisher.CallbackUrl;
import io.holdfast.http.publisher.FactoryFormat;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.RestockRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The message formats of the two reference systems: of requests to the factory, and of its
 * callbacks. The URL of a callback names the request, as {@link CallbackUrl} describes, so that a
 * factory that does not know ids returns it. Immutable.
 */
public final class ReferenceFormat implements FactoryFormat {
  private static final String PRODUCT = "MessageAttributeProductId";
  private static final String COUNT = "MessageAttributeProductCnt";
  private static final String FACTORY = "MessageAttributeFactoryId";
  private static final String REQUESTER = "MessageAttributeRequester";
  private static final String TEL = "MessageAttributeTel";
  private static final String CALLBACK = "CallbackUrl";
  private static final String REQUEST = "RestockRequestId";
  private static final String LOCATION = "RestockLocation";
  private static final String FACTO_AUTO_GROUP = "MessageGroupId";
  private static final String MSA_GROUP = "MessageAttributeGroupId";

  private static final String GROUP = "stock-arrival-group";

  private final String groupField;
  private final String requester;
  private final @Nullable String tel;
  private final Function<RestockRequest, URI> callback;

  private ReferenceFormat(
      String groupField,
      String requester,
      @Nullable String tel,
      Function<RestockRequest, URI> callback) {
    this.groupField = groupField;
    this.requester = Objects.requireNonNull(requester, "requester");
    this.tel = tel;
    this.callback = Objects.requireNonNull(callback, "callback");
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
    URI checked = CallbackUrl.checked(callback);
    return new ReferenceFormat(FACTO_AUTO_GROUP, requester, tel, request -> checked);
  }

  /**
   * Creates the message format of the MSA shop, which has no telephone number. Its callback URL
   * depends on the article.
   *
   * @param requester the name of the requester
   * @param callback returns the URL that the factory calls when the goods of a request arrive. If
   *     that URL is not http or https, or has no host, or has user info or a fragment, {@link
   *     #body} throws a {@link ConfigurationException}.
   */
  public static ReferenceFormat msa(String requester, Function<RestockRequest, URI> callback) {
    return new ReferenceFormat(MSA_GROUP, requester, null, callback);
  }

  /** Returns the format of the callbacks of both systems, with the answer that they expect. */
  public static CallbackFormat callbacks() {
    return JsonCallbackFormat.create()
        .withFields(REQUEST, PRODUCT, COUNT, LOCATION)
        .withIgnoredFields(Set.of(FACTO_AUTO_GROUP, MSA_GROUP, FACTORY, REQUESTER, TEL, CALLBACK))
        .withReceived("{\"message\":\"입고완료\"}");
  }

  @Override
  public String body(RestockRequest request) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(groupField, GROUP);
    fields.put(PRODUCT, request.key().sku().value());
    fields.put(COUNT, request.quantity());
    fields.put(FACTORY, request.supplier().value());
    fields.put(REQUESTER, requester);
    if (tel != null) {
      fields.put(TEL, tel);
    }
    fields.put(CALLBACK, CallbackUrl.of(callback.apply(request), request));
    return Json.write(fields);
  }
}
