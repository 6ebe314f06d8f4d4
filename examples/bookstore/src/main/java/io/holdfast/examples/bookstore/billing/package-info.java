/** A double of a billing service. */
@NullMarked
package io.holdfast.examples.bookstore.billing;

import org.jspecify.annotations.NullMarked;
