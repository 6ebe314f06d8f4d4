package io.holdfast.aws.sns;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.spi.support.Printable;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The message attributes that a restock request is published with, for subscribers that read them
 * and for filter policies. All are of type String. {@value #REQUEST_ID} is always among them.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class SnsAttributes {
  /** The name of the attribute with the id of the request. */
  public static final String REQUEST_ID = "RestockRequestId";

  /** The maximum number of attributes. SNS does not deliver a message with more attributes raw. */
  public static final int MAX = 10;

  private static final int MAX_NAME = 256;
  private static final int MAX_VALUE = 1_024;
  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern RESERVED = Pattern.compile("(?i)(aws|amazon)[.].*");

  private final Map<String, Function<RestockRequest, String>> values;

  private SnsAttributes(Map<String, Function<RestockRequest, String>> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Returns {@code ProductId} (the SKU), {@code FactoryId} (the supplier) and {@value #REQUEST_ID}.
   */
  public static SnsAttributes product() {
    Map<String, Function<RestockRequest, String>> values = new LinkedHashMap<>();
    values.put("ProductId", request -> request.key().sku().value());
    values.put("FactoryId", request -> request.supplier().value());
    return new SnsAttributes(values).withId();
  }

  /**
   * Returns the attributes for a factory that answers with a callback: {@code
   * MessageAttributeGroupId}, {@code MessageAttributeProductId} (the SKU), {@code
   * MessageAttributeProductCnt} (the quantity), {@code MessageAttributeFactoryId} (the supplier),
   * {@code MessageAttributeRequester}, {@code CallbackUrl} and {@value #REQUEST_ID}.
   *
   * @param groupId the group id, the same in every message
   * @param requester the name of the requester, the same in every message
   * @param callbackUrl the URL that the factory calls when the goods arrive, http or https; the id
   *     of the request is added to its query as {@code request}, and a location other than {@code
   *     main} as {@code location}
   * @throws ConfigurationException if SNS does not accept a value, or the URL is not an http or
   *     https URL with a host and without user info and fragment
   */
  public static SnsAttributes callback(String groupId, String requester, URI callbackUrl) {
    String callback = callback(callbackUrl);
    String group = value("groupId", groupId);
    String asker = value("requester", requester);
    Map<String, Function<RestockRequest, String>> values = new LinkedHashMap<>();
    values.put("MessageAttributeGroupId", request -> group);
    values.put("MessageAttributeProductId", request -> request.key().sku().value());
    values.put("MessageAttributeProductCnt", request -> Long.toString(request.quantity()));
    values.put("MessageAttributeFactoryId", request -> request.supplier().value());
    values.put("MessageAttributeRequester", request -> asker);
    values.put("CallbackUrl", request -> callback + request.id() + place(request.key().location()));
    return new SnsAttributes(values).withId();
  }

  private static String place(Location location) {
    return location.equals(Location.MAIN) ? "" : "&location=" + location;
  }

  /**
   * Returns a copy with the whole request as JSON in the attribute {@code RestockRequest}, so that
   * the text of the message can be for other subscribers. A consumer reads the attribute if its
   * delivery is {@code ATTRIBUTE}.
   *
   * @throws ConfigurationException if there are {@value #MAX} attributes already, or one of this
   *     name
   */
  public SnsAttributes withRequest() {
    return with(RestockMessage.ATTRIBUTE, RestockMessage::write);
  }

  private SnsAttributes withId() {
    return with(REQUEST_ID, request -> request.id().value());
  }

  /**
   * Returns a copy with one more attribute, which is the same in every message.
   *
   * @param name the name of the attribute, 1 to 256 characters
   * @param value the value of the attribute
   * @throws ConfigurationException if there are {@value #MAX} attributes already, or one of this
   *     name, or SNS does not accept the name or the value
   */
  public SnsAttributes with(String name, String value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    String constant = value(name, value);
    return with(name, request -> constant);
  }

  private SnsAttributes with(String name, Function<RestockRequest, String> value) {
    if (!isName(name)) {
      throw new ConfigurationException(
          "attribute: a name is 1 to 256 of A-Z a-z 0-9 _ - . and does not begin with AWS. or"
              + " Amazon.");
    }
    if (values.containsKey(name)) {
      throw new ConfigurationException("attribute " + name + ": given twice");
    }
    if (values.size() == MAX) {
      throw new ConfigurationException("attribute " + name + ": at most " + MAX + " attributes");
    }
    Map<String, Function<RestockRequest, String>> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new SnsAttributes(more);
  }

  private static boolean isName(String name) {
    return name.length() <= MAX_NAME
        && CHARACTERS.matcher(name).matches()
        && !RESERVED.matcher(name).matches()
        && !name.startsWith(".")
        && !name.endsWith(".")
        && !name.contains("..");
  }

  /** Returns the values for a request, by name. */
  Map<String, String> of(RestockRequest request) {
    Map<String, String> all = new LinkedHashMap<>();
    values.forEach((name, value) -> all.put(name, value.apply(request)));
    return all;
  }

  private static String value(String name, String value) {
    Objects.requireNonNull(value, name);
    if (value.isEmpty() || value.length() > MAX_VALUE || !Printable.isPrintable(value)) {
      throw new ConfigurationException(
          "attribute " + name + ": 1 to " + MAX_VALUE + " characters, all of them printable");
    }
    return value;
  }

  private static String callback(URI url) {
    Objects.requireNonNull(url, "callbackUrl");
    String scheme = String.valueOf(url.getScheme());
    if (!Set.of("http", "https").contains(scheme)
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null) {
      throw new ConfigurationException(
          "callbackUrl: must be http or https with a host, without user and fragment");
    }
    String text = value("callbackUrl", url.toASCIIString());
    return text + (url.getRawQuery() == null ? "?request=" : "&request=");
  }
}
