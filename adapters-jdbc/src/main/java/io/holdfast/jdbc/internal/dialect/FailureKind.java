package io.holdfast.jdbc.internal.dialect;

/** The consequence of an exception for the transaction and for the caller. */
public enum FailureKind {
  /** A conflict with another transaction: roll back and repeat the transaction. */
  CONTENTION,
  /** A row with this unique key exists already. */
  DUPLICATE,
  /** No connection is available. It is guaranteed that nothing was written. */
  NO_CONNECTION,
  /** The connection is lost, and with it the transaction. */
  LOST,
  /** A statement has more bytes than the server accepts. The server may have closed the session. */
  TOO_LARGE,
  /** The database can be reached but cannot write. */
  CANNOT_WRITE,
  /** A privilege, a table or a password is wrong. */
  CONFIGURATION,
  /** The database refuses values that the rules have allowed. */
  CONTRADICTION,
  /** The database has failed in itself: roll back; the same transaction may succeed next time. */
  INTERNAL,
  /** Any other fault; the transaction is rolled back. */
  OTHER
}
