/** Sends traffic to a running market, and prints how it was served. */
@NullMarked
package io.holdfast.examples.localfood.load;

import org.jspecify.annotations.NullMarked;
