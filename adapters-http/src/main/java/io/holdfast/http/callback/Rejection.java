package io.holdfast.http.callback;

/**
 * The reason why a callback was not accepted. It is not sent to the caller.
 *
 * @since 0.1.0
 */
public enum Rejection {
  /** There is no signature, or no valid one by a key of this shop over this body. */
  SIGNATURE,
  /** The time of signing is too long ago, or too far in the future. */
  TIMESTAMP,
  /** The id was used for another callback. */
  NONCE
}
