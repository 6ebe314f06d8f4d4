package io.holdfast.http.publisher;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.RestockRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.Objects;

/**
 * A request as one flat JSON object:
 *
 * <pre>{@code
 * {"requestId": "3-1795266000000000-1b2c", "supplier": "FF-500293", "shop": "tea-house",
 *  "sku": "CP-502101", "location": "main", "quantity": 10,
 *  "requestedAt": "2026-11-26T04:00:00Z", "dueAt": "2026-12-03T04:00:00Z",
 *  "callbackUrl": "https://shop.example/callback?request=3-1795266000000000-1b2c"}
 * }</pre>
 *
 * <p>{@code callbackUrl} is as {@link CallbackUrl} describes. Times are ISO 8601, UTC. Immutable.
 *
 * @since 0.1.0
 */
public final class JsonFactoryFormat implements FactoryFormat {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private final URI callback;

  private JsonFactoryFormat(URI callback) {
    this.callback = CallbackUrl.checked(callback);
  }

  /**
   * Creates the format.
   *
   * @param callback the URL that the factory calls when the goods have arrived
   * @throws ConfigurationException if the URL is not http or https, or has no host, or has user
   *     info or a fragment
   */
  public static JsonFactoryFormat create(URI callback) {
    return new JsonFactoryFormat(callback);
  }

  @Override
  public String body(RestockRequest request) {
    Objects.requireNonNull(request, "request");
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("requestId", request.id().value());
      json.writeStringField("supplier", request.supplier().value());
      json.writeStringField("shop", request.key().shop().value());
      json.writeStringField("sku", request.key().sku().value());
      json.writeStringField("location", request.key().location().value());
      json.writeNumberField("quantity", request.quantity());
      json.writeStringField("requestedAt", request.requestedAt().toString());
      json.writeStringField("dueAt", request.dueAt().toString());
      json.writeStringField("callbackUrl", CallbackUrl.of(callback, request));
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot fail to be written", e);
    }
    return text.toString();
  }
}
