/** The steps of the checkout, as functions that may be repeated. */
@NullMarked
package io.holdfast.examples.bookstore.steps;

import org.jspecify.annotations.NullMarked;
