package io.holdfast.http.callback;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * Signs a callback with the headers of the Standard Webhooks specification, which libraries in many
 * languages support. For factories on the JVM, and for tests.
 *
 * @since 0.1.0
 */
public final class CallbackSignature {
  /** The header with the id of the callback, the same whenever it is repeated. */
  public static final String ID_HEADER = "webhook-id";

  /** The header with the time of signing, in seconds since 1970. */
  public static final String TIMESTAMP_HEADER = "webhook-timestamp";

  /** The header with the signatures, separated by spaces. */
  public static final String SIGNATURE_HEADER = "webhook-signature";

  static final String VERSION = "v1,";

  private CallbackSignature() {}

  /**
   * Returns the headers that sign a callback.
   *
   * @param secret the key that shop and factory share
   * @param id the id of the callback, 1 to 100 characters of {@code [A-Za-z0-9._:-]}
   * @param at the time of signing; for a repetition, the time of the repetition
   * @param body the bytes as they are sent
   */
  public static Map<String, String> headers(Secret secret, String id, Instant at, byte[] body) {
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(body, "body");
    String timestamp = Long.toString(at.getEpochSecond());
    byte[] signature = secret.sign(id, timestamp, body);
    return Map.of(
        ID_HEADER,
        id,
        TIMESTAMP_HEADER,
        timestamp,
        SIGNATURE_HEADER,
        VERSION + Base64.getEncoder().encodeToString(signature));
  }
}
