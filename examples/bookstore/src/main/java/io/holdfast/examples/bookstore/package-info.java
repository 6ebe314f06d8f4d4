/** The command {@code bookstore}, and what it starts. */
@NullMarked
package io.holdfast.examples.bookstore;

import org.jspecify.annotations.NullMarked;
