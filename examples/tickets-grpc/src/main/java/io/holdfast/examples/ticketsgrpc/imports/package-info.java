/** Reading the tables of an existing ticket service into the inventory. */
@NullMarked
package io.holdfast.examples.ticketsgrpc.imports;

import org.jspecify.annotations.NullMarked;
