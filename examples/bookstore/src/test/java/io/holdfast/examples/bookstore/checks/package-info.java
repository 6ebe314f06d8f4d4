/** Tests of the checkout, which run on each engine. */
@NullMarked
package io.holdfast.examples.bookstore.checks;

import org.jspecify.annotations.NullMarked;
