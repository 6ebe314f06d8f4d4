package io.holdfast.http;

/** Why a callback was not believed. Whoever sent it is not told. */
public enum Rejection {
  /** There is no signature, or none by a key of this shop over this body. */
  SIGNATURE,
  /** It was signed too long ago, or too far in the future. */
  TIMESTAMP,
  /** Its id has been used for another callback. */
  NONCE
}
