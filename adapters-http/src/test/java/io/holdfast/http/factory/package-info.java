/** A factory double with a behaviour that the test sets, over real HTTP. */
@NullMarked
package io.holdfast.http.factory;

import org.jspecify.annotations.NullMarked;
