/** All that differs between databases: one class for each dialect. */
@NullMarked
package io.holdfast.jdbc.internal.dialect;

import org.jspecify.annotations.NullMarked;
