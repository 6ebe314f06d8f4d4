package io.holdfast.examples.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.inventory.error.InvalidRequestException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * An order to a factory.
 *
 * @param callback the URL to call when the goods are there
 * @param fields all fields of the order, which are sent back unchanged
 */
record Order(URI callback, ObjectNode fields) {
  static Order read(byte[] body) {
    ObjectNode fields = Json.read(body, ObjectNode.class);
    text(fields, "MessageAttributeProductId");
    JsonNode count = fields.path("MessageAttributeProductCnt");
    if (!count.isIntegralNumber() && !count.asText().matches("[1-9][0-9]{0,9}")) {
      throw new InvalidRequestException("MessageAttributeProductCnt", "whole number required");
    }
    try {
      return new Order(new URI(text(fields, "CallbackUrl")), fields);
    } catch (URISyntaxException e) {
      throw new InvalidRequestException("CallbackUrl", "must be a URL");
    }
  }

  private static String text(ObjectNode fields, String name) {
    JsonNode value = fields.path(name);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw new InvalidRequestException(name, "required");
    }
    return value.asText();
  }
}
