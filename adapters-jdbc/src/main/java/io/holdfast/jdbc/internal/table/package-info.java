/** One table each: its statements, how its rows are read and written. */
@NullMarked
package io.holdfast.jdbc.internal.table;

import org.jspecify.annotations.NullMarked;
