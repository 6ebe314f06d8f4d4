/** The MSA shop: sales, stock increase and factory, each with the interface it has as a service. */
@NullMarked
package io.holdfast.examples.msashop;

import org.jspecify.annotations.NullMarked;
