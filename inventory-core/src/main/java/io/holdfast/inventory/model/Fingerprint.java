package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;
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
    Required.field("payload", payload);
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
    return sha256(Required.field("payload", payload).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return value;
  }
}
