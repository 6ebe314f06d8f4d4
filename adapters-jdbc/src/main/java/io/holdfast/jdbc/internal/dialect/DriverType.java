package io.holdfast.jdbc.internal.dialect;

import java.util.List;
import java.util.Set;

/**
 * Describes a JDBC driver by names, because no driver is a dependency. A database may also be used
 * through the driver of another one.
 *
 * @param connection the type of its connections, which extends {@code java.sql.Connection}
 * @param transactionStatus the methods to call in turn, from the connection to the answer: true, or
 *     a number with bit 0 set, if a transaction is open
 * @param readOnly the method that tells whether a connection is read-only without a query, with a
 *     boolean argument that is false; empty if that of JDBC makes no query
 * @param tooLarge the simple names of the exceptions that it throws before it sends a statement
 *     that is too large
 */
public record DriverType(
    String connection, List<String> transactionStatus, String readOnly, Set<String> tooLarge) {}
