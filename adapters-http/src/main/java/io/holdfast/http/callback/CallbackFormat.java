package io.holdfast.http.callback;

import io.holdfast.inventory.error.InvalidRequestException;

/**
 * The format of a factory's callbacks. Implementations must be safe for use by any number of
 * threads.
 *
 * @see JsonCallbackFormat
 * @since 0.1.0
 */
public interface CallbackFormat {
  /**
   * Reads a callback. Anyone may have sent it, where callbacks need no signature.
   *
   * @param body the bytes as received, at most {@value RestockCallback#MAX_BODY}
   * @param target the path and query of the URL as received, undecoded; it may name the request and
   *     the location
   * @return the content
   * @throws InvalidRequestException if the callback breaks a rule; names the field and the rule,
   *     which are sent to the caller, and repeats nothing of the callback
   */
  Arrival read(byte[] body, String target);

  /**
   * Returns the body of the answer to a callback whose goods are in stock.
   *
   * @return a JSON document of at most 65,536 bytes in UTF-8, the same for every callback
   */
  String received();
}
