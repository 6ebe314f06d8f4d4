package io.holdfast.http.callback;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that a shop shares with its factory. It is not revealed as text or by the duration of a
 * comparison. Immutable.
 *
 * @since 0.1.0
 */
public final class Secret {
  /** The minimum length of a key in bytes. */
  public static final int MIN_BYTES = 24;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 32;
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  /** The minimum number of different bytes: a key with fewer is not random. */
  private static final int MIN_DIFFERENT = 8;

  /** The SHA-256 of the key in the examples of the Standard Webhooks specification. */
  private static final Fingerprint SAMPLE =
      new Fingerprint("f74e1720b76148810ffaeb4dc46a600cfa2fc3720e96da67a85a3dcb3f14c7a3");

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Creates a key from random bytes.
   *
   * @param bytes the key, at least {@value #MIN_BYTES} bytes from a secure generator
   * @throws ConfigurationException if the key is too short, is obviously not random, or is the
   *     published sample of the Standard Webhooks specification
   */
  public static Secret of(byte[] bytes) {
    Secret secret = new Secret(Objects.requireNonNull(bytes, "bytes").clone());
    secret.check();
    return secret;
  }

  /**
   * Parses a key in base 64, with or without the prefix {@code whsec_}.
   *
   * @param text the key
   * @throws ConfigurationException as {@link #of} does, or if it is not base 64
   */
  public static Secret parse(String text) {
    Objects.requireNonNull(text, "text");
    byte[] bytes;
    try {
      bytes =
          Base64.getDecoder()
              .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    } catch (IllegalArgumentException e) {
      // The cause would contain a character of the key.
      throw new ConfigurationException("secret: must be base 64");
    }
    return of(bytes);
  }

  /** Creates a new random key. */
  public static Secret random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(bytes);
  }

  /** Creates a publicly known key, for test vectors. */
  static Secret known(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  private void check() {
    if (bytes.length < MIN_BYTES) {
      throw new ConfigurationException("secret: at least " + MIN_BYTES + " bytes");
    }
    Set<Byte> different = new HashSet<>();
    for (byte each : bytes) {
      different.add(each);
    }
    if (different.size() < MIN_DIFFERENT) {
      throw new ConfigurationException("secret: must be random");
    }
    if (Fingerprint.sha256(bytes).equals(SAMPLE)) {
      throw new ConfigurationException("secret: this one is a published sample");
    }
  }

  /** Returns the HMAC-SHA256 of {@code id.timestamp.body}. */
  byte[] sign(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256, which takes every key", e);
    }
  }

  /** Returns a constant text that does not contain the key. */
  @Override
  public String toString() {
    return "***";
  }
}
