/** Statements as text and values, and how they are run. */
@NullMarked
package io.holdfast.jdbc.internal.sql;

import org.jspecify.annotations.NullMarked;
