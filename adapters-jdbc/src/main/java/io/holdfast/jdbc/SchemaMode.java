package io.holdfast.jdbc;

/** What a store does about its tables when it is built. */
public enum SchemaMode {
  /**
   * Creates the tables, or brings them up to this version of the library, and then does what {@link
   * #VALIDATE} does. Nothing is ever dropped or rewritten. Safe when several processes start at
   * once.
   */
  CREATE,
  /**
   * Looks whether tables, columns, keys, collations, constraints and version are right, and changes
   * nothing.
   */
  VALIDATE,
  /** Does not look. */
  NONE
}
