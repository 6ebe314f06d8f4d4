/** The loyalty points of the users. */
@NullMarked
package io.holdfast.examples.bookstore.points;

import org.jspecify.annotations.NullMarked;
