package io.holdfast.http;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * How a factory signs a callback: with the headers of the Standard Webhooks specification, so that
 * libraries for it exist in many languages. This one is for factories on the JVM, and for tests.
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
   * The headers that go with a callback.
   *
   * @param secret what shop and factory share
   * @param id of the callback: 1 to 100 characters of {@code [A-Za-z0-9._:-]}
   * @param at when it is signed: for a repetition, that of the repetition
   * @param body as it is sent, byte by byte
   */
  public static Map<String, String> headers(Secret secret, String id, Instant at, byte[] body) {
    Objects.requireNonNull(secret, "secret");
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
