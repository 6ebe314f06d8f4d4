/**
 * The domain model as immutable records: identities, stock levels, reservations, units and
 * movements.
 *
 * <p>Ids are plain text: {@code toString()} returns the text, and the constructor with one argument
 * reads it. This holds for every type of this package with one text: {@code ShopId}, {@code Sku},
 * {@code Location}, {@code ReservationId}, {@code OperationId}, {@code UnitId}, {@code SupplierId},
 * {@code RestockRequestId}, {@code Reason} and {@code Fingerprint}. JSON libraries and web
 * frameworks that convert by such a constructor and {@code toString()} need no further module.
 */
@NullMarked
package io.holdfast.inventory.model;

import org.jspecify.annotations.NullMarked;
