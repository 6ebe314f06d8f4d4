/** A factory that does what a test wants of it, good or bad, over real HTTP. */
@NullMarked
package io.holdfast.http.factory;

import org.jspecify.annotations.NullMarked;
