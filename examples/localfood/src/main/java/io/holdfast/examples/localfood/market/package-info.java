/** Starts the services, with a broker and databases. */
@NullMarked
package io.holdfast.examples.localfood.market;

import org.jspecify.annotations.NullMarked;
