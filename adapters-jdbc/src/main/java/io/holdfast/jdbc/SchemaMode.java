package io.holdfast.jdbc;

/**
 * The way in which a store treats its tables when it is built.
 *
 * @since 0.1.0
 */
public enum SchemaMode {
  /**
   * Creates the tables, or migrates them to this version of the library, and then validates them as
   * {@link #VALIDATE} does. Never drops or rewrites anything. Safe when several processes start at
   * once.
   */
  CREATE,
  /** Checks tables, columns, keys, collations, constraints and version, and changes nothing. */
  VALIDATE,
  /** Checks nothing. */
  NONE
}
