/** What the command lines of the examples have in common. */
@NullMarked
package io.holdfast.examples.common;

import org.jspecify.annotations.NullMarked;
