/** The MSA shop: sales, stock increase and factory, each with the interface of a service. */
@NullMarked
package io.holdfast.examples.msashop;

import org.jspecify.annotations.NullMarked;
