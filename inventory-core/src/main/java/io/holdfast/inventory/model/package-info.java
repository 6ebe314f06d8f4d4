/**
 * The words of the domain as immutable records: identities, stock levels, reservations, units,
 * movements.
 */
@NullMarked
package io.holdfast.inventory.model;

import org.jspecify.annotations.NullMarked;
