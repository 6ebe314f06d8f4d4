/**
 * Contains the JDBC adapter: {@link io.holdfast.jdbc.JdbcInventoryStore} keeps stock in H2, MariaDB
 * or MySQL.
 */
@NullMarked
package io.holdfast.jdbc;

import org.jspecify.annotations.NullMarked;
