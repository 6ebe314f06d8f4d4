package io.holdfast.inventory.internal.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.error.InvalidRequestException;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads page tokens. The checksum detects a token that was cut or edited by mistake. A
 * forged token gives no access, because every listing is bound to the shop that the caller names.
 */
public final class PageTokens {
  private static final String SEPARATOR = "|";

  private PageTokens() {}

  /**
   * Returns a token for a listing, with the parts that the listing needs to continue. The parts
   * must not contain the separator.
   */
  static PageToken of(String listing, String... parts) {
    String text = listing + SEPARATOR + String.join(SEPARATOR, parts);
    String checked = text + SEPARATOR + checksum(text);
    return new PageToken(
        Base64.getUrlEncoder().withoutPadding().encodeToString(checked.getBytes(US_ASCII)));
  }

  /**
   * Returns the position that a token names, or null for no token.
   *
   * @throws InvalidRequestException if the token was not made for this listing, or is not valid;
   *     the checksum does not protect against forgery
   */
  static <T> @Nullable T read(
      @Nullable PageToken token, String listing, int count, Function<String[], T> reader) {
    if (token == null) {
      return null;
    }
    String[] parts = parts(token, listing, count);
    try {
      return reader.apply(parts);
    } catch (RuntimeException e) {
      throw invalid();
    }
  }

  private static String[] parts(PageToken token, String listing, int count) {
    String checked = decode(token);
    int end = checked.lastIndexOf(SEPARATOR);
    if (end < 0 || !checked.substring(end + 1).equals(checksum(checked.substring(0, end)))) {
      throw invalid();
    }
    String text = checked.substring(0, end);
    if (!text.startsWith(listing + SEPARATOR)) {
      throw invalid();
    }
    String[] parts = text.substring(listing.length() + 1).split("\\" + SEPARATOR, -1);
    if (parts.length != count) {
      throw invalid();
    }
    return parts;
  }

  private static String decode(PageToken token) {
    if (token.value().length() > 1024) {
      throw invalid();
    }
    try {
      return new String(Base64.getUrlDecoder().decode(token.value()), US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(US_ASCII));
    return Long.toHexString(crc.getValue());
  }

  private static InvalidRequestException invalid() {
    return new InvalidRequestException("from", "not valid");
  }
}
