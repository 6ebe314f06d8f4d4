package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The id of a restock request. It is sent to the supplier and comes back with the goods. People can
 * read from it which request of a stock key it is:
 *
 * <pre>
 *   7-3hs5k2v9q8-1f86d081884c7d65
 *   |  |          first 8 bytes of the SHA-256 of stock key, number and time
 *   |  time of the decision, in microseconds since 1970, base 36
 *   ordinal number of the request among those of its stock key
 * </pre>
 *
 * <p>The id is not a secret, and anyone can compute one. Whether a request was made is looked up in
 * the store, and never derived from the id.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 * @since 0.1.0
 */
public record RestockRequestId(String value) implements MessageId, Comparable<RestockRequestId> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final int DIGEST_DIGITS = 16; // two for each byte

  /**
   * Checks the grammar.
   *
   * @throws InvalidRequestException if the value is missing, too long or has another character
   */
  public RestockRequestId {
    Grammar.NAME.check("restockRequestId", value, MAX_LENGTH);
  }

  /**
   * Returns the id of a request.
   *
   * @param key the stock key
   * @param number the ordinal number of the request among those of its key, from 1
   * @param at the time of the decision
   */
  public static RestockRequestId of(StockKey key, long number, Instant at) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    String body = number + "-" + Long.toString(micros, Character.MAX_RADIX);
    String digest = Fingerprint.sha256(key + " " + body).value();
    return new RestockRequestId(body + "-" + digest.substring(0, DIGEST_DIGITS));
  }

  @Override
  public int compareTo(RestockRequestId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
