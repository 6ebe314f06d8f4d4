package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A digest of a payload, which distinguishes it from other payloads. The host chooses the form. It
 * is never the payload itself.
 *
 * @param value 1 to 128 characters of {@code [A-Za-z0-9._:+/=-]}
 * @since 0.1.0
 */
public record Fingerprint(String value) {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the grammar.
   *
   * @throws InvalidRequestException if the value is missing, too long or has another character
   */
  public Fingerprint {
    Grammar.DIGEST.check("fingerprint", value, MAX_LENGTH);
  }

  /**
   * Returns the SHA-256 digest of a payload, in hexadecimal digits.
   *
   * @throws InvalidRequestException if the payload is null
   */
  public static Fingerprint sha256(byte @Nullable [] payload) {
    Checks.required("payload", payload);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload);
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Returns the SHA-256 digest of a text in UTF-8, in hexadecimal digits.
   *
   * @throws InvalidRequestException if the text is null
   */
  public static Fingerprint sha256(String payload) {
    return sha256(Checks.required("payload", payload).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the SHA-256 digest of the canonical form of a JSON payload, in hexadecimal digits. Two
   * payloads have the same digest if they have the same values: the order of names, white space,
   * escapes and the form of a number do not matter ({@code 1}, {@code 1.0} and {@code 1e0}). An
   * honest repetition is therefore not a mismatch if a client or a proxy has written it anew.
   *
   * <p>The form is that of RFC 8785 (JSON Canonicalization Scheme), except that numbers of more
   * than 15 digits keep them all.
   *
   * @throws InvalidRequestException if the payload is null or not JSON (RFC 8259), if a name occurs
   *     twice in an object, if it is deeper than 200, or if a number has more than 1,000 characters
   */
  public static Fingerprint ofJson(String json) {
    return sha256(CanonicalJson.of(Checks.required("json", json)));
  }

  /**
   * Returns the digest of a JSON payload in UTF-8, as {@link #ofJson(String)} does.
   *
   * @throws InvalidRequestException as there, or if the payload is not UTF-8
   */
  public static Fingerprint ofJson(byte @Nullable [] json) {
    try {
      return ofJson(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Checks.required("json", json)))
              .toString());
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException("json", "must be UTF-8");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
