/** The kit tried on itself: a simple store that is right, and stores that are wrong on purpose. */
@NullMarked
package io.holdfast.contract;

import org.jspecify.annotations.NullMarked;
