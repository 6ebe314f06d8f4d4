/** DDL: how it is run, and how the tables are checked. */
@NullMarked
package io.holdfast.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
