/**
 * The domain model as immutable records: identities, stock levels, reservations, units and
 * movements.
 */
@NullMarked
package io.holdfast.inventory.model;

import org.jspecify.annotations.NullMarked;
