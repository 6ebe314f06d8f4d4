package io.holdfast.aws.internal;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.support.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A restock request as a message:
 *
 * <pre>{@code
 * {"version":1,"id":"7-3hs5k2v9q8-1f86d081884c7d65","shop":"seoul","sku":"CP-502101","location":"main",
 *  "supplier":"FF-500293","quantity":10,"number":7,"requestedAt":"2026-11-21T13:00:00.000001Z",
 *  "dueAt":"2026-11-28T13:00:00.000001Z"}
 * }</pre>
 *
 * <p>All fields are required, and no other field is allowed.
 */
public final class RestockMessage {
  /**
   * The name of the attribute that carries a request where the text of a message is for other
   * subscribers.
   */
  public static final String ATTRIBUTE = "RestockRequest";

  private static final String VERSION = "version";
  private static final String ID = "id";
  private static final String SHOP = "shop";
  private static final String SKU = "sku";
  private static final String LOCATION = "location";
  private static final String SUPPLIER = "supplier";
  private static final String QUANTITY = "quantity";
  private static final String NUMBER = "number";
  private static final String REQUESTED_AT = "requestedAt";
  private static final String DUE_AT = "dueAt";
  private static final Set<String> FIELDS =
      Set.of(VERSION, ID, SHOP, SKU, LOCATION, SUPPLIER, QUANTITY, NUMBER, REQUESTED_AT, DUE_AT);

  /** The fields that distinguish a request from an SNS envelope. */
  private static final Set<String> RAW = Set.of(ID, SHOP, SKU);

  private static final String TYPE = "Type";
  private static final String MESSAGE = "Message";
  private static final String ATTRIBUTES = "MessageAttributes";
  private static final String VALUE = "Value";
  private static final Set<String> ENVELOPE = Set.of(MESSAGE, "TopicArn");
  private static final Set<String> OF_ENVELOPES = Set.of(TYPE, MESSAGE);

  /** The form that {@link Instant} writes, down to microseconds. */
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.(\\d{3}|\\d{6}))?Z");

  private RestockMessage() {}

  /**
   * Writes a request. Its texts consist of letters, digits and {@code ._:-}, so none needs an
   * escape.
   */
  public static String write(RestockRequest request) {
    StringBuilder json = new StringBuilder(320).append("{\"").append(VERSION).append("\":1");
    text(json, ID, request.id());
    text(json, SHOP, request.key().shop());
    text(json, SKU, request.key().sku());
    text(json, LOCATION, request.key().location());
    text(json, SUPPLIER, request.supplier());
    number(json, QUANTITY, request.quantity());
    number(json, NUMBER, request.number());
    text(json, REQUESTED_AT, Micros.floor(request.requestedAt()));
    text(json, DUE_AT, Micros.floor(request.dueAt()));
    return json.append('}').toString();
  }

  private static void text(StringBuilder json, String name, Object value) {
    json.append(",\"").append(name).append("\":\"").append(value).append('"');
  }

  private static void number(StringBuilder json, String name, long value) {
    json.append(",\"").append(name).append("\":").append(value);
  }

  /**
   * Reads the body of a message that is the request itself.
   *
   * @param body the body of the message
   * @throws MalformedMessageException if the body has another form
   */
  public static RestockRequest readRaw(String body) {
    JsonFields fields = JsonFields.parse(body, FIELDS);
    if (fields.have(ENVELOPE)) {
      throw new MalformedMessageException(
          "delivery",
          "this is an SNS envelope, and the consumer is set to RAW; set it to ENVELOPE, or the"
              + " subscription to raw message delivery");
    }
    return read(fields);
  }

  /**
   * Reads the body of a message that is an SNS envelope.
   *
   * @param body the body of the message
   * @throws MalformedMessageException if the body has another form
   */
  public static RestockRequest readEnvelope(String body) {
    JsonFields envelope = JsonFields.parse(body, OF_ENVELOPES);
    if (envelope.have(RAW)) {
      throw new MalformedMessageException(
          "delivery",
          "this is a raw message, and the consumer is set to ENVELOPE; set it to RAW, or the"
              + " subscription to no raw message delivery");
    }
    if (!envelope.text(TYPE).equals("Notification")) {
      throw new MalformedMessageException(TYPE, "must be Notification");
    }
    return read(JsonFields.parse(envelope.text(MESSAGE), FIELDS));
  }

  /**
   * Reads the attribute {@value #ATTRIBUTE} of a message that is an SNS envelope.
   *
   * @param body the body of the message
   * @throws MalformedMessageException if the body has another form
   */
  public static RestockRequest readAttribute(String body) {
    JsonFields envelope = JsonFields.parse(body, Set.of(TYPE, ATTRIBUTES));
    if (!envelope.text(TYPE).equals("Notification")) {
      throw new MalformedMessageException(TYPE, "must be Notification");
    }
    JsonFields attribute =
        envelope.object(ATTRIBUTES, Set.of(ATTRIBUTE)).object(ATTRIBUTE, Set.of(VALUE));
    return read(JsonFields.parse(attribute.text(VALUE), FIELDS));
  }

  private static RestockRequest read(JsonFields fields) {
    if (!fields.is(VERSION, "1")) {
      throw new MalformedMessageException(VERSION, "not supported: must be 1");
    }
    fields.only(FIELDS);
    return named(
        QUANTITY,
        () ->
            new RestockRequest(
                named(ID, () -> new RestockRequestId(fields.text(ID))),
                new StockKey(
                    named(SHOP, () -> new ShopId(fields.text(SHOP))),
                    named(SKU, () -> new Sku(fields.text(SKU))),
                    named(LOCATION, () -> new Location(fields.text(LOCATION)))),
                named(SUPPLIER, () -> new SupplierId(fields.text(SUPPLIER))),
                fields.wholeNumber(QUANTITY),
                fields.wholeNumber(NUMBER),
                time(fields, REQUESTED_AT),
                time(fields, DUE_AT)));
  }

  private static Instant time(JsonFields fields, String name) {
    String text = fields.text(name);
    if (!TIME.matcher(text).matches()) {
      throw new MalformedMessageException(name, "must be a time like 2026-11-21T13:00:00.000001Z");
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new MalformedMessageException(name, "there is no such day");
    }
  }

  /** Applies the core's rule under the name of the field in this format. */
  private static <T> T named(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidRequestException e) {
      String name = FIELDS.contains(e.field()) ? e.field() : field;
      throw new MalformedMessageException(name, e.rule());
    }
  }
}
