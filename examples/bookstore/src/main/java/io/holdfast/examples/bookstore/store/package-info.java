/** Opening the databases that the options select. */
@NullMarked
package io.holdfast.examples.bookstore.store;

import org.jspecify.annotations.NullMarked;
