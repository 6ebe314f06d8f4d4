package io.holdfast.http.callback;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether a callback is signed by the factory, and signed within the window. */
final class SignatureCheck {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  /** The maximum number of signatures to compare, because anyone can send more. */
  private static final int MOST_SIGNATURES = 10;

  private static final int MOST_CHARACTERS = 1_000;

  private SignatureCheck() {}

  /**
   * Checks a callback.
   *
   * @param request the callback
   * @param keys the keys of the shop
   * @param now the current time
   * @param window the longest distance of the time of signing from {@code now}, before or after
   * @return the reason why the callback is not accepted; null if it is accepted
   */
  static @Nullable Rejection check(
      CallbackRequest request, List<Secret> keys, Instant now, Duration window) {
    String id = request.header(CallbackSignature.ID_HEADER);
    String timestamp = request.header(CallbackSignature.TIMESTAMP_HEADER);
    String signatures = request.header(CallbackSignature.SIGNATURE_HEADER);
    if (id == null || signatures == null || !ID.matcher(id).matches()) {
      return Rejection.SIGNATURE;
    }
    if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
      return Rejection.TIMESTAMP;
    }
    if (!isSigned(signatures, keys, id, timestamp, request.body())) {
      return Rejection.SIGNATURE;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(at, now).abs().compareTo(window) > 0 ? Rejection.TIMESTAMP : null;
  }

  private static boolean isSigned(
      String signatures, List<Secret> keys, String id, String timestamp, byte[] body) {
    if (signatures.length() > MOST_CHARACTERS) {
      return false;
    }
    String[] candidates = signatures.split(" ", MOST_SIGNATURES + 1);
    boolean found = false;
    for (Secret key : keys) {
      byte[] expected = key.sign(id, timestamp, body);
      for (int i = 0; i < Math.min(candidates.length, MOST_SIGNATURES); i++) {
        // All are compared, so that the duration does not reveal which one matches.
        found |= MessageDigest.isEqual(expected, decoded(candidates[i]));
      }
    }
    return found;
  }

  private static byte[] decoded(String candidate) {
    if (!candidate.startsWith(CallbackSignature.VERSION)) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(candidate.substring(CallbackSignature.VERSION.length()));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
